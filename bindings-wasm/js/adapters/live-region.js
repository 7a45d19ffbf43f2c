// What a screen reader says while the keyboard stays where it is.
import { REGION_STYLE, addStyle } from './style.js';

const regions = new WeakMap();

/** One live region for a page, there from the first who asks for it to the last who ends it: one that comes with its words is not read. */
export class LiveRegion {
  #document;

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    const region = regions.get(document) ?? { users: 0, ...make(document) };
    region.users += 1;
    regions.set(document, region);
  }

  /** Says it once the reader is done with what it says now. */
  say(words) {
    const { box } = regions.get(this.#document) ?? {};
    // Only a change is read: the same words again need another node.
    const line = this.#document.createElement('p');
    line.textContent = words;
    box?.replaceChildren(line);
  }

  end() {
    const region = regions.get(this.#document);
    region.users -= 1;
    if (region.users === 0) {
      region.host.remove();
      regions.delete(this.#document);
    }
  }
}

function make(document) {
  const host = document.createElement('csea-terms-status');
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root, REGION_STYLE);
  const box = document.createElement('div');
  box.setAttribute('role', 'status');
  box.setAttribute('aria-live', 'polite');
  root.append(box);
  document.documentElement.append(host);
  return { host, box };
}
