// Underlines over a text field, whose own text cannot be marked: a layer that takes no clicks, beside the page's elements.
import { OVERLAY_STYLE, addStyle } from './style.js';

const COPIED = [
  'font', 'fontKerning', 'fontFeatureSettings', 'fontVariationSettings', 'letterSpacing', 'wordSpacing', 'lineHeight', 'textIndent',
  'textTransform', 'textAlign', 'direction', 'tabSize', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft',
  'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'wordBreak', 'overflowWrap', 'writingMode',
];

export class FieldOverlay {
  #field;
  #host;
  #mirror;
  #lines;
  #text;
  #findings = [];
  #listeners = new AbortController();
  #resize;
  #frame;

  constructor(field) {
    const document = field.ownerDocument;
    const view = document.defaultView;
    this.#field = field;
    this.#host = document.createElement('csea-terms-overlay');
    this.#host.setAttribute('aria-hidden', 'true');
    const root = this.#host.attachShadow({ mode: 'open' });
    addStyle(root, OVERLAY_STYLE);
    this.#mirror = document.createElement('div');
    this.#mirror.className = 'mirror';
    this.#text = document.createTextNode('');
    this.#mirror.append(this.#text);
    this.#lines = document.createElement('div');
    root.append(this.#mirror, this.#lines);
    const { signal } = this.#listeners;
    const later = () => this.#later();
    field.addEventListener('scroll', later, { signal, passive: true });
    document.addEventListener('scroll', later, { signal, passive: true, capture: true });
    view.addEventListener('resize', later, { signal });
    this.#resize = new view.ResizeObserver(later);
    this.#resize.observe(field);
  }

  set(findings) {
    this.#findings = findings;
    if (findings.length > 0 && !this.#host.isConnected) {
      this.#field.ownerDocument.documentElement.append(this.#host);
    } else if (findings.length === 0) {
      this.#host.remove();
    }
    this.#draw();
  }

  rectOf({ start, end }) {
    return this.#host.isConnected ? this.#range(start, end)?.getBoundingClientRect() : undefined;
  }

  end() {
    this.#listeners.abort();
    this.#resize.disconnect();
    this.#field.ownerDocument.defaultView.cancelAnimationFrame(this.#frame);
    this.#host.remove();
  }

  #later() {
    const view = this.#field.ownerDocument.defaultView;
    view.cancelAnimationFrame(this.#frame);
    this.#frame = view.requestAnimationFrame(() => this.#draw());
  }

  #range(start, end) {
    if (end > this.#text.length) {
      return undefined;
    }
    const range = this.#field.ownerDocument.createRange();
    range.setStart(this.#text, start);
    range.setEnd(this.#text, end);
    return range;
  }

  #draw() {
    if (!this.#host.isConnected) {
      return;
    }
    this.#align();
    const origin = this.#host.getBoundingClientRect();
    const lines = this.#findings.flatMap((finding) =>
      [...(this.#range(finding.start, finding.end)?.getClientRects() ?? [])]
        .filter(({ bottom, top }) => bottom >= origin.top && top <= origin.bottom)
        .map((rect) => this.#line(rect, origin, finding.level)),
    );
    this.#lines.replaceChildren(...lines);
  }

  #line(rect, origin, level) {
    const line = this.#field.ownerDocument.createElement('div');
    line.className = `line ${level}`;
    line.style.left = `${rect.left - origin.left}px`;
    line.style.top = `${rect.bottom - origin.top - 2}px`;
    line.style.width = `${rect.width}px`;
    return line;
  }

  /** Lays the mirror over the field, letter on letter. */
  #align() {
    const field = this.#field;
    const style = field.ownerDocument.defaultView.getComputedStyle(field);
    const { left, top, width, height } = field.getBoundingClientRect();
    Object.assign(this.#host.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    for (const name of COPIED) {
      this.#mirror.style[name] = style[name];
    }
    const isLine = field.tagName === 'INPUT';
    this.#mirror.style.whiteSpace = isLine ? 'pre' : 'pre-wrap';
    // A scroll bar takes room from the text.
    const bar = field.offsetWidth - field.clientWidth - Number.parseFloat(style.borderLeftWidth) - Number.parseFloat(style.borderRightWidth);
    this.#mirror.style.right = `${Math.max(0, bar)}px`;
    // A line that is empty at the end takes room in the field only; the mark without width gives it room here too.
    const value = `${field.value}\u200b`;
    if (this.#text.data !== value) {
      this.#text.data = value;
    }
    this.#mirror.scrollTop = field.scrollTop;
    this.#mirror.scrollLeft = field.scrollLeft;
  }
}
