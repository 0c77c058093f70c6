/** Make one tree of elements say what another says, and leave alone what says it already. */

export function patch(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (!old.firstElementChild || old.nodeName !== fresh.nodeName || !sameAttributes(old, fresh)) {
    old.replaceWith(fresh);
    return;
  }
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  let start = 0;
  while (start < before.length && start < after.length && same(before, after, start, start)) start += 1;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    same(before, after, before.length - 1 - end, after.length - 1 - end)
  ) {
    end += 1;
  }
  const gone = before.slice(start, before.length - end);
  const come = after.slice(start, after.length - end);
  if (gone.length === come.length && gone.every((node, index) => node.nodeName === come[index].nodeName)) {
    gone.forEach((node, index) => patch(node, come[index]));
    return;
  }
  const place = before[before.length - end] ?? null;
  for (const node of gone) node.remove();
  for (const node of come) old.insertBefore(node, place);
}

const same = (before, after, one, other) => before[one].isEqualNode(after[other]);

const sameAttributes = (one, other) =>
  one.attributes?.length === other.attributes?.length &&
  [...(one.attributes ?? [])].every(({ name, value }) => other.getAttribute(name) === value);
