/* <share-tools data-address="https://…" data-title="…" data-copied="Copied" data-refused="…">
     <button data-act="share|link|print">…</button> <span class="said" role="status"></span>
     <div popover> <p id="a">…</p> <button data-copy="a">…</button> </div>
   </share-tools>

   Passes an article on by the platform's own sheet, or copies its address, or prints it; a button
   with `data-copy` copies the text of the element with that id. Links and popovers inside need no
   script. What happened is said in the status, or on the button where the status is out of sight. */

const SAID_FOR = 2500;

class ShareTools extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#clicked);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#clicked);
  }

  #clicked = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.act === "share") this.#share();
    if (button.dataset.act === "link") this.#copy(this.dataset.address);
    if (button.dataset.act === "print") print();
    if (button.dataset.copy) {
      this.#copy(document.getElementById(button.dataset.copy).textContent.trim(), button);
    }
  };

  async #share() {
    const { address: url, title } = this.dataset;
    try {
      await navigator.share({ title, url });
    } catch (error) {
      // Whoever closes the sheet without choosing has not met an error.
      if (error.name !== "AbortError") this.#copy(url);
    }
  }

  async #copy(text, button) {
    let said = this.dataset.copied;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      said = this.dataset.refused;
    }
    const status = this.querySelector("[role=status]");
    status.textContent = said;
    if (!button) return;
    const name = (button.dataset.name ??= button.textContent);
    button.textContent = said;
    setTimeout(() => (button.textContent = name), SAID_FOR);
  }
}

customElements.define("share-tools", ShareTools);
