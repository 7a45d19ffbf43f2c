import { ApplyError } from './errors.js';

/**
 * The changes that a suggestion makes, in order of place: `{ start, end, text }`, in code units of the text that was checked.
 *
 * @throws {ApplyError} if the suggestion can only be shown
 */
export function editsOf(finding, suggestion) {
  if (suggestion.applicability === 'display') {
    throw new ApplyError('the suggestion can only be shown: the sentence has to be recast');
  }
  const whole = { span: finding.span, replacement: suggestion.replacement };
  return (suggestion.edits ?? [whole])
    .map(({ span, replacement }) => ({ start: span.utf16[0], end: span.utf16[1], text: replacement }))
    .sort((one, other) => one.start - other.start);
}

/** The text with one suggestion of a finding applied. */
export function applySuggestion(text, finding, suggestion) {
  const edits = editsOf(finding, suggestion);
  if (text.slice(finding.start, finding.end) !== finding.surface) {
    throw new ApplyError('the text is not the one that was checked');
  }
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
