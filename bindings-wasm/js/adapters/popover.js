// What a finding says, in an accessible popover: reason, authority, suggestions, and "keep".
import { LABELS, applicable, authorities } from './labels.js';
import { LiveRegion } from './live-region.js';
import { POPOVER_STYLE, addStyle } from './style.js';

const EDGE = 8;
const GAP = 4;

/** One popover for a page. `show` opens it for a finding; Escape, a click elsewhere or `hide` close it. */
export class Popover {
  #host;
  #box;
  #labels;
  #checker;
  #back;
  #current;
  #listeners;
  #region;

  /**
   * @param {object} options
   * @param {object} options.checker tells who speaks: a `Checker` or a `WorkerChecker`
   * @param {Partial<typeof LABELS>} [options.labels]
   * @param {Document} [options.document]
   */
  constructor({ checker, labels = {}, document = globalThis.document }) {
    this.#checker = checker;
    this.#labels = { ...LABELS, ...labels };
    this.#host = document.createElement('csea-terms-popover');
    this.#host.popover = 'manual';
    const root = this.#host.attachShadow({ mode: 'open' });
    addStyle(root, POPOVER_STYLE);
    this.#box = make(document, 'div', { role: 'dialog', 'aria-labelledby': 'message', 'aria-describedby': 'reason' });
    root.append(this.#box);
    this.#region = new LiveRegion(document);
  }

  get isOpen() {
    return this.#current !== undefined;
  }

  get finding() {
    return this.#current?.finding;
  }

  /**
   * @param {object} options
   * @param {object} options.finding
   * @param {DOMRect} options.at where the wording stands on the screen
   * @param {(suggestion: object) => void} options.apply
   * @param {() => void} [options.keep]
   * @param {boolean} [options.focus] whether the keyboard goes into the popover
   */
  async show({ finding, at, apply, keep, focus = true }) {
    const document = this.#host.ownerDocument;
    const sources = await authorities(this.#checker, finding);
    this.hide(false);
    this.#current = { finding };
    this.#back = document.activeElement;
    this.#fill(finding, sources, apply, keep);
    document.body.append(this.#host);
    this.#host.showPopover?.();
    this.#place(at);
    this.#listen(document);
    if (focus) {
      this.#buttons()[0].focus();
    } else {
      // Without the keyboard in it, nobody reads it aloud.
      this.#region.say(finding.message);
    }
  }

  /** Closes it for good. */
  end() {
    this.hide(false);
    this.#region.end();
  }

  hide(giveFocusBack = true) {
    if (this.#current === undefined) {
      return;
    }
    this.#current = undefined;
    this.#listeners?.abort();
    this.#host.remove();
    if (giveFocusBack && this.#back?.isConnected) {
      this.#back.focus({ preventScroll: true });
    }
  }

  #fill(finding, sources, apply, keep) {
    const labels = this.#labels;
    const document = this.#host.ownerDocument;
    const element = (name, attributes, ...children) => make(document, name, attributes, ...children);
    const act = (action, said) => () => {
      this.hide();
      action();
      this.#region.say(said);
    };
    const choices = applicable(finding).map((suggestion, index) => {
      const button = element('button', { type: 'button', class: 'use' }, labels.use(suggestion.replacement));
      button.addEventListener('click', act(() => apply(suggestion), labels.changed(suggestion.replacement)));
      if (suggestion.note === undefined) {
        return element('li', {}, button);
      }
      const id = `note-${index}`;
      button.setAttribute('aria-describedby', id);
      return element('li', {}, button, element('span', { class: 'note', id }, suggestion.note));
    });
    const ideas = finding.suggestions
      .filter(({ applicability }) => applicability === 'display')
      .map(({ replacement, note }) => element('li', { class: 'idea' }, labels.idea(replacement), note ? ` (${note})` : ''));
    const close = element('button', { type: 'button', class: 'close', 'aria-label': labels.close }, '×');
    close.addEventListener('click', () => this.hide());
    const parts = [
      element('p', { class: `level ${finding.level}` }, labels[finding.level]),
      element('p', { id: 'message', class: 'message' }, finding.message),
      element('ul', { class: 'choices' }, ...choices, ...ideas),
      element('p', { id: 'reason' }, element('b', {}, `${labels.why}: `), finding.reason),
    ];
    if (finding.exemption) {
      parts.push(element('p', {}, finding.exemption.reason));
    }
    if (finding.advice) {
      parts.push(element('p', {}, element('b', {}, `${labels.advice}: `), finding.advice));
    }
    parts.push(element('p', { class: 'authority' }, element('b', {}, `${labels.authority}: `), said(sources)));
    if (keep !== undefined) {
      const button = element('button', { type: 'button', class: 'keep' }, labels.keep);
      button.addEventListener('click', act(keep, labels.kept));
      parts.push(button);
    }
    // The first thing on the screen, and the last that the keyboard comes to.
    parts.push(close);
    this.#box.replaceChildren(...parts);
  }

  #buttons() {
    return [...this.#box.querySelectorAll('button')];
  }

  /** Below the wording or above it, whichever has room, and never over it. */
  #place(at) {
    const { innerWidth, innerHeight } = this.#host.ownerDocument.defaultView;
    this.#box.style.maxBlockSize = '';
    const { width, height } = this.#host.getBoundingClientRect();
    const below = innerHeight - at.bottom - EDGE - GAP;
    const above = at.top - EDGE - GAP;
    const isBelow = below >= Math.min(height, 240) || below >= above;
    const room = Math.max(160, isBelow ? below : above);
    this.#box.style.maxBlockSize = `${Math.min(room, 448)}px`;
    const shown = Math.min(height, room);
    const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
    const top = isBelow ? at.bottom + GAP : at.top - shown - GAP;
    this.#host.style.left = `${left}px`;
    this.#host.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - shown - EDGE))}px`;
  }

  #listen(document) {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.#box.addEventListener('keydown', (event) => this.#key(event), { signal });
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.hide(), { signal, capture: true });
    document.addEventListener(
      'pointerdown',
      (event) => event.composedPath().includes(this.#host) || this.hide(false),
      { signal, capture: true },
    );
    document.defaultView.addEventListener('resize', () => this.hide(false), { signal });
  }

  /** Arrows and Tab go round: what follows on the page would be a surprise. */
  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, Tab: event.shiftKey ? -1 : 1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const buttons = this.#buttons();
    const at = buttons.indexOf(this.#box.getRootNode().activeElement);
    buttons[(at + step + buttons.length) % buttons.length].focus();
  }
}

function said(sources) {
  return sources
    .map(({ authority, title, year }) => [authority, title, year].filter(Boolean).join(', '))
    .join('; ');
}

function make(document, name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
