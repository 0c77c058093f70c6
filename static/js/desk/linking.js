/**
 * The dialog for links: an address, or one of our own articles, collections and contributors, found
 * while its name is typed. What is ours is stored as `/to/article/12/`, which never dies.
 *
 * The field is a combobox (ARIA Authoring Practices): arrows lead through what is offered, Enter
 * takes it, Escape closes the list and then the dialog.
 */

import { Link as LinkOfTheEditor, crel, gettext } from "django-prose-editor/editor";

const ADDRESS = /^(https?:\/\/|mailto:|\/|#)/i;
const PAUSE = 150; // milliseconds without a key before the server is asked
const where = () => document.querySelector("[data-links]")?.dataset.links;
let number = 0;

/** The field for the address, with a list of what the server offers. */
class Finder {
  #asked = 0;
  #timer = 0;
  #active = -1;

  constructor(address, href) {
    this.address = address;
    const id = `link-finder-${++number}`;
    this.list = crel("ul", { id: `${id}-list`, className: "link-offers", hidden: true, role: "listbox" });
    this.list.setAttribute("aria-label", gettext("Found"));
    this.said = crel("p", { className: "link-said", role: "status" });
    this.input = crel("input", { id, type: "text", value: href, autocomplete: "off", role: "combobox" });
    this.#set({ "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" });
    this.input.required = true;
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#pressed(event));
    const label = gettext("Address, or words of a title or name");
    this.element = crel("div", { className: "prose-editor-dialog-field" }, [
      crel("label", { htmlFor: id, textContent: label }),
      crel("div", { className: "link-finder" }, [this.input, this.list, this.said]),
    ]);
  }

  get value() {
    return this.input.value.trim();
  }

  #set(attributes) {
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  #typed() {
    clearTimeout(this.#timer);
    this.input.setCustomValidity("");
    const words = this.value;
    if (!words || ADDRESS.test(words) || !this.address) this.#show([]);
    else this.#timer = setTimeout(() => this.#ask(words), PAUSE);
  }

  async #ask(words) {
    const asked = ++this.#asked;
    const response = await fetch(`${this.address}?${new URLSearchParams({ q: words })}`);
    if (!response.ok || asked !== this.#asked || words !== this.value) return;
    const { offers } = await response.json();
    this.#show(offers);
    this.said.textContent = offers.length ? "" : gettext("Nothing of ours is called so.");
  }

  #show(offers) {
    this.#asked += offers.length ? 0 : 1;
    this.#active = -1;
    this.said.textContent = "";
    this.list.replaceChildren(...offers.map((offer, index) => this.#option(offer, index)));
    this.list.hidden = !offers.length;
    this.#set({ "aria-expanded": String(offers.length > 0), "aria-activedescendant": "" });
  }

  #option({ kind, text, href, public: open }, index) {
    const more = open ? kind : `${kind}, ${gettext("not public yet: the link waits for it")}`;
    const option = crel("li", { id: `${this.list.id}-${index}`, role: "option" }, [
      crel("bdi", { textContent: text }),
      crel("small", { textContent: more }),
    ]);
    option.setAttribute("aria-selected", "false");
    option.dataset.href = href;
    // Not by a click, as the field would lose the focus before.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.#take(option);
    });
    return option;
  }

  #take(option) {
    this.input.value = option.dataset.href;
    const [name] = option.children;
    this.#show([]);
    this.said.textContent = name.textContent;
  }

  #move(step) {
    const options = [...this.list.children];
    this.#active = (this.#active + step + options.length + (this.#active < 0 && step < 0)) % options.length;
    options.forEach((one, index) => one.setAttribute("aria-selected", String(index === this.#active)));
    this.#set({ "aria-activedescendant": options[this.#active].id });
    options[this.#active].scrollIntoView({ block: "nearest" });
  }

  #pressed(event) {
    if (this.list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#move(step);
    else if (event.key === "Enter" && this.#active >= 0) this.#take(this.list.children[this.#active]);
    else if (event.key === "Escape") this.#show([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Asks for a link; resolves to {href, title}, or null where somebody thought better of it. */
const askForLink = (editor, { href = "", title = "" }) =>
  new Promise((resolve) => {
    const finder = new Finder(where(), href);
    const id = `link-title-${number}`;
    const named = crel("input", { id, type: "text", value: title ?? "" });
    const cancel = crel("button", { type: "button", textContent: gettext("Cancel") });
    const form = crel("form", { method: "dialog" }, [
      crel("h3", { id: `${id}-head`, className: "prose-editor-dialog-title", textContent: gettext("Link") }),
      finder.element,
      crel("div", { className: "prose-editor-dialog-field" }, [
        crel("label", { htmlFor: id, textContent: gettext("Shown beside the pointer (optional)") }),
        named,
      ]),
      crel("div", { className: "prose-editor-dialog-buttons" }, [
        crel("button", { type: "submit", textContent: gettext("Set the link") }),
        cancel,
      ]),
    ]);
    const dialog = crel("dialog", { className: "prose-editor-dialog" }, [form]);
    dialog.setAttribute("aria-labelledby", `${id}-head`);
    // Outside of the form of the page, in which no other form may stand.
    document.body.append(dialog);
    let answer = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!ADDRESS.test(finder.value)) {
        finder.input.setCustomValidity(
          gettext("Choose one of those found, or write an address that begins with https:// or mailto:."),
        );
        form.reportValidity();
        return;
      }
      answer = { href: finder.value, title: named.value.trim() || null };
      dialog.close();
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      editor.commands.focus();
      resolve(answer);
    });
    dialog.showModal();
  });

export const Link = LinkOfTheEditor.extend({
  addOptions() {
    // Of what is typed, only an address with its scheme becomes a link: “end.By” wants a space.
    return { ...this.parent(), shouldAutoLink: (words) => /^(https?:\/\/|mailto:)/i.test(words) };
  },
  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          const inside = editor.isActive(this.name);
          if (editor.state.selection.empty && !inside) return false;
          askForLink(editor, editor.getAttributes(this.name)).then((found) => {
            if (!found) return;
            const chain = editor.chain().focus();
            if (inside) chain.extendMarkRange(this.name).updateAttributes(this.name, found).run();
            else chain.setMark(this.name, found).run();
          });
          return true;
        },
    };
  },
});
