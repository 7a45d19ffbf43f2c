// Changes of a text: `{ start, end, text }` puts `text` in the place of the code units from `start` to `end`.

export const MISFIT = 'edit: `start` and `end` must lie in the text, `text` be a string, and no two edits may overlap';

/** The one change that does what one or several do; nothing if one lies outside the text or two overlap. */
export function oneChange(whole, edits) {
  const list = Array.isArray(edits) ? edits : [edits];
  return list.every((one) => isPart(one, whole)) ? covering(whole, list) : undefined;
}

/** The text after edits; nothing if they do not fit. */
export function applied(whole, edits) {
  const change = oneChange(whole, edits);
  return change && whole.slice(0, change.start) + change.text + whole.slice(change.end);
}

function isPart({ start, end, text }, whole) {
  return (
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= whole.length &&
    typeof text === 'string'
  );
}

/** The one change that does what several do together, if none overlap; their places are those of the text before any of them. */
export function covering(whole, changes) {
  const sorted = [...changes].sort((one, other) => one.start - other.start || one.end - other.end);
  const start = sorted[0]?.start ?? 0;
  let at = start;
  let text = '';
  for (const change of sorted) {
    if (change.start < at) {
      return undefined;
    }
    text += whole.slice(at, change.start) + change.text;
    at = change.end;
  }
  return { start, end: at, text };
}

/** The smallest change that turns one text into another. */
export function changeBetween(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) {
    start += 1;
  }
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/**
 * Where things stand after a change, for what cannot be checked again at once. What the change touches is left out: nothing is ever shown
 * in a wrong place.
 *
 * @template {{ start: number, end: number }} T
 * @param {readonly T[]} list
 * @param {{ start: number, end: number, text: string }} change
 * @returns {T[]}
 */
export function mapPlaces(list, { start, end, text }) {
  const by = text.length - (end - start);
  return list.flatMap((one) => {
    if (one.end < start || (one.end === start && end > start)) {
      return [one];
    }
    if (one.start > end || (one.start === end && end > start)) {
      return [{ ...one, start: one.start + by, end: one.end + by }];
    }
    return [];
  });
}
