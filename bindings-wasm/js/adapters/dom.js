// The plain DOM: pages and contenteditable by CSS highlights, text fields by an overlay of underlines.
import { editsOf } from '../suggestion.js';
import { mapPlaces, changeBetween } from '../changes.js';
import { rangeOf, textIn } from './dom-text.js';
import { Marks } from './highlights.js';
import { LABELS } from './labels.js';
import { LiveCheck } from './live-check.js';
import { LiveRegion } from './live-region.js';
import { FieldOverlay } from './overlay.js';
import { Popover } from './popover.js';

/**
 * Checks what an element shows: a `textarea` or text `input`, an editable element, or a part of a page. Ctrl+. or a click on marked wording
 * opens the popover. The page's own elements are never changed, except by a suggestion that the writer takes.
 *
 * @param {HTMLElement} element
 * @param {object} checker a `Checker` or a `WorkerChecker`
 * @param {object} [options] `format` (for text fields), `kept`, `delay`, `labels`, `popover` (false for none), `onReport`
 */
export function watch(element, checker, options = {}) {
  const Surface = 'value' in element && typeof element.value === 'string' ? FieldSurface : ElementSurface;
  return new Watch(new Surface(element), checker, options);
}

class Watch {
  #surface;
  #options;
  #live;
  #shown = [];
  #text = '';
  #listeners = new AbortController();
  #popover;
  #region;
  #told = 0;

  constructor(surface, checker, options) {
    this.#surface = surface;
    this.#options = options;
    const { kept, delay, format, labels } = options;
    const document = surface.element.ownerDocument;
    this.#region = new LiveRegion(document);
    this.#live = new LiveCheck({
      checker,
      format,
      delay,
      read: () => surface.read(),
      show: (report, text) => {
        this.#text = text;
        this.#mark(kept?.shown(report.findings) ?? report.findings);
        this.#tell();
        options.onReport?.(report);
      },
    });
    const { signal } = this.#listeners;
    surface.listen(() => this.#changed(), signal);
    kept?.addEventListener('change', () => this.#live.now(), { signal });
    if (options.popover !== false) {
      this.#popover = new Popover({ checker, labels, document });
      surface.element.addEventListener('click', (event) => this.#open(surface.offsetAt(event), false), { signal });
      surface.element.addEventListener('keydown', (event) => this.#key(event), { signal });
    }
    this.#live.now();
  }

  /** What is marked now. */
  get findings() {
    return this.#shown;
  }

  /** Checks without waiting for a pause. */
  check() {
    return this.#live.now();
  }

  /** Where a finding stands on the screen. */
  rectOf(finding) {
    return this.#surface.rectOf(finding);
  }

  /** Applies a suggestion, if the wording is still there. */
  apply(finding, suggestion) {
    const text = this.#surface.read();
    if (text.slice(finding.start, finding.end) !== finding.surface) {
      return false;
    }
    this.#surface.replace(editsOf(finding, suggestion));
    return true;
  }

  /** Takes every mark away. */
  end() {
    this.#listeners.abort();
    this.#live.end();
    this.#surface.end();
    this.#popover?.end();
    this.#region.end();
    this.#shown = [];
  }

  /** Underlines cannot be heard: who writes is told when there is more to look at. */
  #tell() {
    const count = this.#shown.length;
    const { element } = this.#surface;
    if (count > this.#told && element.contains(element.getRootNode().activeElement)) {
      this.#region.say({ ...LABELS, ...this.#options.labels }.found(count));
    }
    this.#told = count;
  }

  /** Between an edit and the next check, marks that the edit touched go, and the others move along. */
  #changed() {
    const text = this.#surface.read();
    if (text !== this.#text) {
      const change = changeBetween(this.#text, text);
      this.#text = text;
      this.#mark(mapPlaces(this.#shown, change));
    }
    this.#live.changed();
  }

  #mark(findings) {
    this.#shown = findings;
    this.#surface.mark(findings);
  }

  #key(event) {
    if (event.key === '.' && (event.ctrlKey || event.metaKey) && this.#open(this.#surface.caret(), true)) {
      event.preventDefault();
    }
  }

  #open(offset, focus) {
    const finding = offset === undefined ? undefined : this.#shown.find(({ start, end }) => start <= offset && offset <= end);
    if (finding === undefined) {
      return false;
    }
    const { kept } = this.#options;
    this.#popover.show({
      finding,
      focus,
      at: this.#surface.rectOf(finding),
      apply: (suggestion) => this.apply(finding, suggestion),
      keep: kept && (() => kept.keep(finding)),
    });
    return true;
  }
}

/** A page, a part of one, or an editable element. */
class ElementSurface {
  #marks;
  #current;
  #observer;

  constructor(element) {
    this.element = element;
    const root = element.getRootNode();
    this.#marks = new Marks(root.adoptedStyleSheets === undefined ? element.ownerDocument : root);
  }

  read() {
    this.#current ??= textIn(this.element);
    return this.#current.text;
  }

  listen(changed) {
    const { MutationObserver } = this.element.ownerDocument.defaultView;
    this.#observer = new MutationObserver(() => {
      this.#current = undefined;
      changed();
    });
    this.#observer.observe(this.element, { subtree: true, childList: true, characterData: true });
  }

  mark(findings) {
    this.read();
    const marks = findings.flatMap((finding) => {
      const range = rangeOf(this.#current, finding.start, finding.end);
      return range === undefined ? [] : [{ range, level: finding.level }];
    });
    this.#marks.set(marks);
  }

  rectOf({ start, end }) {
    return rangeOf(this.#current, start, end)?.getBoundingClientRect() ?? this.element.getBoundingClientRect();
  }

  offsetAt({ clientX, clientY }) {
    const document = this.element.ownerDocument;
    const place = document.caretPositionFromPoint?.(clientX, clientY);
    const range = place ? undefined : document.caretRangeFromPoint?.(clientX, clientY);
    return this.#offsetOf(place?.offsetNode ?? range?.startContainer, place?.offset ?? range?.startOffset);
  }

  caret() {
    const selection = this.element.ownerDocument.getSelection();
    return this.#offsetOf(selection.focusNode, selection.focusOffset);
  }

  #offsetOf(node, offset) {
    this.read();
    return node ? this.#current.toOffset(node, offset) : undefined;
  }

  replace(edits) {
    this.read();
    const document = this.element.ownerDocument;
    const ranges = edits.map(({ start, end }) => rangeOf(this.#current, start, end));
    // From the end, so that the places before stay right.
    for (const [index, { text }] of [...edits.entries()].reverse()) {
      replaceRange(document, this.element, ranges[index], text);
    }
  }

  end() {
    this.#observer?.disconnect();
    this.#marks.clear();
  }
}

function replaceRange(document, element, range, text) {
  if (element.isContentEditable) {
    element.focus({ preventScroll: true });
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    // The only way into the browser's own history, so that undo works.
    if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
      return;
    }
  }
  range.deleteContents();
  range.insertNode(document.createTextNode(text));
  element.normalize();
}

/** A `textarea` or text `input`. */
class FieldSurface {
  #overlay;

  constructor(element) {
    this.element = element;
    this.#overlay = new FieldOverlay(element);
  }

  read() {
    return this.element.value;
  }

  listen(changed, signal) {
    this.element.addEventListener('input', changed, { signal });
    this.element.addEventListener('change', changed, { signal });
  }

  mark(findings) {
    this.#overlay.set(findings);
  }

  rectOf(finding) {
    return this.#overlay.rectOf(finding) ?? this.element.getBoundingClientRect();
  }

  offsetAt() {
    return this.caret();
  }

  caret() {
    return this.element.selectionStart ?? undefined;
  }

  replace(edits) {
    this.element.focus({ preventScroll: true });
    for (const { start, end, text } of [...edits].reverse()) {
      this.element.setSelectionRange(start, end);
      // The only way into the browser's own history, so that undo works.
      if (!this.element.ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
        this.element.setRangeText(text, start, end, 'end');
        this.element.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
  }

  end() {
    this.#overlay.end();
  }
}
