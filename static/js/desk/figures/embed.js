/**
 * A video or post of elsewhere: a link in a figure of its own, which readers get as a card. Which
 * addresses are known, `contributors/embeds.py` says; of every other, a link is made.
 */

import { Node, Plugin, crel } from "django-prose-editor/editor";
import { field, openDialog } from "../dialog.js";
import { filled, gettext } from "../words.js";

const providers = JSON.parse(document.querySelector("[data-embeds]").dataset.embeds).map(
  ({ name, patterns }) => ({ name, patterns: patterns.map((one) => new RegExp(`^(?:${one})$`)) }),
);

/** The name of whose address this is; nothing for every other. */
const providerOf = (address) =>
  providers.find(({ patterns }) => patterns.some((one) => one.test(address)))?.name;

class EmbedView {
  constructor({ node }) {
    this.node = node;
    this.label = crel("p", { className: "shown", contentEditable: "false" });
    this.contentDOM = crel("p", { className: "words" });
    this.dom = crel("figure", { className: "embed" }, [this.label, this.contentDOM]);
    this.update(node);
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    const { href } = node.attrs;
    const provider = providerOf(href);
    const said = provider ? gettext("{provider}: {address}") : gettext("A link, as its address is not known: {address}");
    this.label.textContent = filled(said, { provider, address: href });
    this.dom.style.setProperty("--title", JSON.stringify(gettext("Title, for readers")));
    return true;
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

const card = (href, title = "") => ({
  type: "embed",
  attrs: { href },
  content: title ? [{ type: "text", text: title }] : [],
});

const insert = async (editor) => {
  const address = field(gettext("Address of a video or post"), { required: true });
  const title = field(gettext("Title, for readers"));
  address.input.addEventListener("input", () => address.input.setCustomValidity(""));
  const names = providers.map(({ name }) => name).join(", ");
  const found = await openDialog({
    title: gettext("Video or post"),
    content: [address.element, title.element],
    submit: gettext("Insert"),
    answer: () => {
      const href = address.input.value.trim();
      if (providerOf(href)) return { href, title: title.input.value.trim() };
      const said = gettext("This is no address that can be shown as a card. Those of a video or post can be: {names}.");
      address.input.setCustomValidity(filled(said, { names }));
      return null;
    },
  });
  editor.commands.focus();
  if (found) editor.commands.insertContent(card(found.href, found.title));
};

export const Embed = Node.create({
  name: "embed",
  group: "block",
  content: "text*",
  marks: "",
  defining: true,
  isolating: true,
  addAttributes: () => ({ href: { default: "", rendered: false } }),
  parseHTML: () => [
    {
      tag: "figure.embed",
      priority: 60,
      contentElement: "a",
      getAttrs: (element) => {
        const href = element.querySelector("a")?.getAttribute("href");
        return href ? { href } : false;
      },
    },
  ],
  // Without a title the address stands there, as a link without words is none.
  renderHTML: ({ node }) => {
    const { href } = node.attrs;
    const link = node.childCount ? ["a", { href }, 0] : ["a", { href }, href];
    return ["figure", { class: "embed" }, ["p", link]];
  },
  addNodeView: () => (about) => new EmbedView(about),
  addKeyboardShortcuts() {
    const { editor } = this;
    const leave = () => {
      const { $head } = editor.state.selection;
      if ($head.parent.type.name !== this.name) return false;
      const behind = $head.after();
      return editor
        .chain()
        .insertContentAt(behind, { type: "paragraph" })
        .setTextSelection(behind + 1)
        .run();
    };
    return { Enter: leave };
  },
  /** An address that is pasted alone on a line. */
  addProseMirrorPlugins() {
    const { editor } = this;
    const handlePaste = (view, event) => {
      const address = event.clipboardData?.getData("text/plain").trim() ?? "";
      const { $from, empty } = view.state.selection;
      const alone = empty && $from.parent.type.name === "paragraph" && !$from.parent.content.size;
      if (!alone || !providerOf(address)) return false;
      return editor.commands.insertContent(card(address));
    };
    return [new Plugin({ props: { handlePaste } })];
  },
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "nodes",
      button: buttons.material("smart_display", gettext("Video or post")),
      command: insert,
      active: (editor) => editor.isActive(this.name),
    });
  },
});
