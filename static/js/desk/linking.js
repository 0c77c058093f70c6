/**
 * The dialog for links: an address, or one of our own articles, collections and contributors, found
 * while its name is typed. What is ours is stored as `/to/article/12/`, which never dies.
 */

import { Link as LinkOfTheEditor, crel } from "django-prose-editor/editor";
import { Finder } from "./finder.js";
import { filled, gettext } from "./words.js";

const ADDRESS = /^(https?:\/\/|mailto:|\/|#)/i;
const where = () => document.querySelector("[data-links]")?.dataset.links;
let number = 0;

class OwnThings extends Finder {
  wants(words) {
    return words !== "" && !ADDRESS.test(words);
  }

  described({ kind, text, public: open }) {
    const more = open ? kind : filled(gettext("{kind}, not public yet: the link waits for it"), { kind });
    return [crel("bdi", { textContent: text }), crel("small", { textContent: more })];
  }

  taken({ text, href }) {
    this.input.value = href;
    this.close();
    this.said.textContent = text;
  }
}

/** Asks for a link; resolves to {href, title}, or null where somebody thought better of it. */
const askForLink = (editor, { href = "", title = "" }) =>
  new Promise((resolve) => {
    const label = gettext("Address, or words of a title or name");
    const finder = new OwnThings({ address: where(), label, value: href });
    const id = `link-title-${++number}`;
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
