// CSS highlights, shared by everything on the page that marks wording: ranges, and no change to the page's elements.
import { HIGHLIGHT_STYLE, addStyle } from './style.js';

const LEVELS = ['info', 'caution', 'avoid'];
const styled = new WeakSet();

function highlight(view, level) {
  const name = `csea-terms-${level}`;
  let found = view.CSS.highlights.get(name);
  if (found === undefined) {
    found = new view.Highlight();
    found.priority = LEVELS.indexOf(level);
    view.CSS.highlights.set(name, found);
  }
  return found;
}

/** Whether this browser can mark ranges. */
export const canHighlight = (view = globalThis) => view.CSS?.highlights !== undefined;

/** Marks ranges of one owner; each call takes the place of the one before. */
export class Marks {
  #view;
  #ranges = [];

  /** @param {Document | ShadowRoot} root where the styles go */
  constructor(root) {
    const document = root.ownerDocument ?? root;
    this.#view = document.defaultView;
    if (!styled.has(root)) {
      addStyle(root, HIGHLIGHT_STYLE);
      styled.add(root);
    }
  }

  /** @param {{ range: Range, level: string }[]} marks */
  set(marks) {
    this.clear();
    this.#ranges = marks;
    for (const { range, level } of marks) {
      highlight(this.#view, level).add(range);
    }
  }

  clear() {
    for (const { range, level } of this.#ranges) {
      highlight(this.#view, level).delete(range);
    }
    this.#ranges = [];
  }
}
