/**
 * A picture of the library in a text: `<figure class="picture"><img src="/to/image/12/">`, with a
 * caption and a credit where somebody writes them here; else those of the library stand.
 */

import { Node, Plugin, crel } from "django-prose-editor/editor";
import { filled, gettext } from "../words.js";
import { askForPicture, pictureOf, remember } from "./choosing.js";

const REFERENCE = /^\/to\/image\/([1-9]\d{0,17})\/$/;
// Markup is made in a document of its own, in which no picture is asked for.
const aside = document.implementation.createHTMLDocument("");

/** Mod-Alt-P, but not the third level of a keyboard, which looks the same to a page. */
const isShortcut = (event) =>
  (event.ctrlKey || event.metaKey) &&
  event.altKey &&
  event.code === "KeyP" &&
  !event.getModifierState("AltGraph");

const button = (words, act) => {
  const made = crel("button", { type: "button", textContent: words });
  made.addEventListener("click", act);
  return made;
};

/** The picture as the editor shows it, its caption and credit being written below it. */
class PictureView {
  constructor({ node, editor, getPos }) {
    Object.assign(this, { node, editor, getPos });
    this.image = crel("img", { alt: "" });
    this.said = crel("p", { className: "said" });
    this.tools = crel("p", { className: "tools" }, [
      button(gettext("Another picture"), () => this.#exchange()),
      button(gettext("Remove the picture"), () => this.#remove()),
    ]);
    this.shown = crel("div", { className: "shown", contentEditable: "false" }, [
      this.image,
      this.said,
      this.tools,
    ]);
    this.contentDOM = crel("div", { className: "words" });
    this.dom = crel("figure", { className: "picture" }, [this.shown, this.contentDOM]);
    this.#show();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const other = node.attrs.key !== this.node.attrs.key;
    this.node = node;
    if (other) this.#show();
    return true;
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode");
  }

  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode");
  }

  stopEvent(event) {
    return this.tools.contains(event.target);
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  async #show() {
    const { key } = this.node.attrs;
    let found;
    try {
      found = await pictureOf(key);
    } catch (error) {
      console.warn(error);
      this.said.textContent = gettext("The picture cannot be shown just now. It stays where it is.");
      return;
    }
    if (key !== this.node.attrs.key) return;
    this.dom.classList.toggle("gone", !found);
    this.image.hidden = !found;
    if (found) Object.assign(this.image, { src: found.src, width: found.width, height: found.height, alt: found.alt });
    const gone = gettext("This picture is not in the library any more. Readers see nothing of it.");
    this.said.textContent = found ? found.wants : gone;
    const { caption, credit } = found ?? {};
    this.#place("--caption", caption ? filled(gettext("Caption: {words}"), { words: caption }) : gettext("Caption"));
    this.#place("--credit", credit ? filled(gettext("Credit: {words}"), { words: credit }) : gettext("Credit"));
  }

  /** What stands where nothing is written here: the words of the library. */
  #place(name, text) {
    this.dom.style.setProperty(name, JSON.stringify(text.replace(/\s+/g, " ")));
  }

  async #exchange() {
    const offer = await askForPicture();
    if (!offer) return;
    remember(offer);
    const { state, view } = this.editor;
    view.dispatch(state.tr.setNodeMarkup(this.getPos(), null, { key: offer.key }));
    view.focus();
  }

  #remove() {
    const { state, view } = this.editor;
    const at = this.getPos();
    view.dispatch(state.tr.delete(at, at + this.node.nodeSize));
    view.focus();
  }
}

/** Ask for a picture, and put it where the cursor stands, the cursor into its caption. */
const insert = async (editor) => {
  const offer = await askForPicture();
  editor.commands.focus();
  if (!offer) return;
  remember(offer);
  const content = [{ type: "pictureCaption" }, { type: "pictureCredit" }];
  editor.chain().insertContent({ type: "picture", attrs: { key: offer.key }, content }).run();
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth; depth -= 1) {
    if ($from.node(depth).type.name !== "picture") continue;
    editor.commands.setTextSelection($from.start(depth) + 1);
    return;
  }
};

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "pictureCaption pictureCredit",
  defining: true,
  isolating: true,
  draggable: true,
  addAttributes: () => ({ key: { default: 0, rendered: false } }),
  parseHTML: () => [
    {
      tag: "figure.picture",
      priority: 60,
      getAttrs: (element) => {
        const found = REFERENCE.exec(element.querySelector("img")?.getAttribute("src") ?? "");
        return found ? { key: Number(found[1]) } : false;
      },
    },
  ],
  renderHTML: ({ node }) => {
    const dom = aside.createElement("figure");
    dom.className = "picture";
    const image = aside.createElement("img");
    image.setAttribute("src", `/to/image/${node.attrs.key}/`);
    dom.append(image);
    return { dom, contentDOM: dom };
  },
  addNodeView: () => (about) => new PictureView(about),
  addKeyboardShortcuts() {
    const { editor } = this;
    /** Enter leads from the caption to the credit, and from there behind the picture. */
    const leave = () => {
      const { $head, empty } = editor.state.selection;
      if (!empty || !/^pictureC/.test($head.parent.type.name)) return false;
      if ($head.parent.type.name === "pictureCaption") {
        return editor.commands.setTextSelection($head.after() + 1);
      }
      const behind = $head.after(-1);
      return editor
        .chain()
        .insertContentAt(behind, { type: "paragraph" })
        .setTextSelection(behind + 1)
        .run();
    };
    return { Enter: leave };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    const handleKeyDown = (view, event) => {
      if (!isShortcut(event)) return false;
      insert(editor);
      return true;
    };
    return [new Plugin({ props: { handleKeyDown } })];
  },
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "nodes",
      button: buttons.material("image", gettext("Picture")),
      command: insert,
      active: (editor) => editor.isActive(this.name),
    });
  },
});

export const PictureCaption = Node.create({
  name: "pictureCaption",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "figcaption", context: "picture/", priority: 60 }],
  renderHTML: () => ["figcaption", 0],
});

export const PictureCredit = Node.create({
  name: "pictureCredit",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "p.credit", context: "picture/", priority: 60 }],
  renderHTML: () => ["p", { class: "credit" }, 0],
});
