import { Resident, guarded } from './engine.js';
import { OptionError } from './errors.js';
import { MISFIT, changeBetween, oneChange } from './changes.js';

const isHigh = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

/** A text that is being written; made by `checker.open`. */
export class Document {
  #live;
  #text;
  #report;

  constructor(open, text) {
    this.#text = text;
    this.#live = new Resident(() => open(this.#text));
    this.#report = JSON.parse(guarded(() => this.#live.get().report()));
  }

  get text() {
    return this.#text;
  }

  get report() {
    return this.#report;
  }

  get findings() {
    return this.#report.findings;
  }

  edit(edits) {
    const change = oneChange(this.#text, edits);
    if (change === undefined) {
      throw new OptionError(MISFIT);
    }
    const { start, end, text } = wholeCharacters(this.#text, change);
    const former = this.#text;
    // An engine that fails keeps no text: the new one starts with the text as it is then.
    const live = guarded(() => this.#live.get());
    this.#text = former.slice(0, start) + text + former.slice(end);
    const told = JSON.parse(guarded(() => live.edit(start, end, text)));
    const before = this.#report;
    this.#report = {
      ...before,
      truncated: told.truncated,
      notices: told.notices,
      findings: merge(before.findings, told.findings),
      exempted: merge(before.exempted, told.exempted),
    };
    return {
      added: told.findings.fresh,
      removed: gone(before.findings, told.findings),
      report: this.#report,
    };
  }

  set(text) {
    if (typeof text !== 'string') {
      throw new OptionError('text: a string is needed');
    }
    return this.edit(changeBetween(this.#text, text));
  }

  free() {
    this.#live.free();
  }
}

/** The same change, grown so that it cuts no character and none can arise across its ends. */
function wholeCharacters(whole, { start, end, text }) {
  const before = start > 0 && isHigh(whole.charCodeAt(start - 1)) ? 1 : 0;
  const after = end < whole.length && isLow(whole.charCodeAt(end)) ? 1 : 0;
  return {
    start: start - before,
    end: end + after,
    text: whole.slice(start - before, start) + text + whole.slice(end, end + after),
  };
}

function gone(list, { head, tail }) {
  return list.slice(head, list.length - tail);
}

/** The entries that are kept, where they are now, with the new ones between them. */
function merge(list, { head, tail, fresh, places }) {
  const kept = [...list.slice(0, head), ...list.slice(list.length - tail)];
  const moved = kept.map((finding, index) => moveTo(finding, places[index]));
  return [...moved.slice(0, head), ...fresh, ...moved.slice(head)];
}

function moveTo(finding, [start, end, utf8, utf8End, char, charEnd, line, column]) {
  const { span } = finding;
  if (span.utf8[0] === utf8 && span.utf16[0] === start && finding.line === line && finding.column === column) {
    return finding;
  }
  const by = { utf16: start - span.utf16[0], utf8: utf8 - span.utf8[0], char: char - span.char[0] };
  return {
    ...finding,
    start,
    end,
    span: { utf8: [utf8, utf8End], utf16: [start, end], char: [char, charEnd] },
    line,
    column,
    suggestions: finding.suggestions.map((suggestion) => moveEdits(suggestion, by)),
  };
}

function moveEdits(suggestion, by) {
  if (suggestion.edits === undefined) {
    return suggestion;
  }
  const shift = (pair, distance) => [pair[0] + distance, pair[1] + distance];
  const edits = suggestion.edits.map(({ span, replacement }) => ({
    span: { utf8: shift(span.utf8, by.utf8), utf16: shift(span.utf16, by.utf16), char: shift(span.char, by.char) },
    replacement,
  }));
  return { ...suggestion, edits };
}
