/* <embed-card data-frame="https://…"> <p><a href="https://…">Title</a></p> <p class="meta">…</p>
   <p class="ask" hidden><button>Show the video</button> …</p> </embed-card>

   Shows what it links to in a frame, once somebody asks for it: nothing is loaded from elsewhere
   before. Without the script, and on paper, the link leads there. */

class EmbedCard extends HTMLElement {
  connectedCallback() {
    const ask = this.querySelector(".ask");
    ask.hidden = false;
    ask.querySelector("button").addEventListener("click", () => this.#show(ask), { once: true });
  }

  #show(ask) {
    const frame = document.createElement("iframe");
    frame.title = this.querySelector("a").textContent;
    frame.sandbox =
      "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation";
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    // Some players want to know on which site they stand; on which page, they need not.
    frame.referrerPolicy = "strict-origin";
    frame.src = this.dataset.frame;
    ask.replaceWith(frame);
    // What was asked for is there, where the button was.
    frame.focus();
  }
}

customElements.define("embed-card", EmbedCard);
