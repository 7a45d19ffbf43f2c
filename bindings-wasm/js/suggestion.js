import { ApplyError } from './errors.js';

/** The text with one suggestion of a finding applied. */
export function applySuggestion(text, finding, suggestion) {
  if (suggestion.applicability === 'display') {
    throw new ApplyError('the suggestion can only be shown: the sentence has to be recast');
  }
  if (text.slice(finding.start, finding.end) !== finding.surface) {
    throw new ApplyError('the text is not the one that was checked');
  }
  const whole = { span: finding.span, replacement: suggestion.replacement };
  const edits = [...(suggestion.edits ?? [whole])].sort((one, other) => one.span.utf16[0] - other.span.utf16[0]);
  let result = '';
  let at = 0;
  for (const { span, replacement } of edits) {
    const [start, end] = span.utf16;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
