"""Every element and attribute that texts are stored with, as samples."""

# What the editor at the desk knows.
KNOWN = """
<p>Plain, <strong>strong</strong>, <em>em</em>, <s>struck</s>, H<sub>2</sub>O, x<sup>2</sup>,
<code>code</code>, <cite>A Title</cite>, <q>said <em>she</em></q>,
<abbr title="United Nations">UN</abbr>, <span class="small-caps">nato</span>,
<span lang="fr">déjà vu</span>.</p>
<p>A <a href="https://example.org/a" title="Title" hreflang="fr">link</a>, a
<a href="mailto:a@example.org">mail</a>, a <a href="/articles/x/">path</a>,
<a href="#y">here</a>.</p>
<p>Note<span class="footnote">With <em>care</em>, see
<a href="https://example.org/b">there</a>.</span> in a line<br>that is broken.</p>
<p>Two notes<span class="footnote">One.</span><span class="footnote">Two.</span></p>
<h2>Second</h2><h3>Third</h3><h4>Fourth</h4>
<blockquote><p>Quoted</p><p>twice</p></blockquote><blockquote>Bare</blockquote>
<aside class="pullquote"><p>Pulled</p></aside>
<ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>parts</p></li></ul>
<ol start="3"><li>Three</li><li>Four</li></ol>
<hr>
<pre>kept
  as it is</pre>
<table><tbody><tr><th scope="col">Head</th><th colspan="2" scope="col">Wide</th></tr>
<tr><td rowspan="2">Tall</td><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>
<figure><table><tbody><tr><td>In a figure</td></tr></tbody></table>
<figcaption>A caption</figcaption></figure>
<figure class="picture"><img src="/to/image/7/"><figcaption>Of a <em>picture</em></figcaption>
<p class="credit">Her</p></figure>
<figure class="embed"><p><a href="https://youtu.be/dQw4w9WgXcQ">A film</a></p></figure>
"""
# What the editor would lose: the textarea stays.
REFUSED = {
    "thead": "<table><thead><tr><th>H</th></tr></thead><tbody><tr><td>C</td></tr></tbody></table>",
    "marks in code": "<p><code>a <em>b</em></code></p>",
    "marks in pre": "<pre>a <strong>b</strong></pre>",
    "a language within a language": '<p><span lang="fr">a <span lang="de">b</span></span></p>',
}
