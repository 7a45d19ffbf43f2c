// A report as Markdown, for a mail or a ticket.

const inLine = (text) => text.replace(/\s+/gu, ' ').replace(/([\\`*_[\]<>|])/gu, '\\$1');

export function asMarkdown({ findings, exempted, terminologyVersion }) {
  const lines = ['## Wording to look at', ''];
  for (const { surface, line, level, reason, suggestions } of findings) {
    const instead = suggestions.map(({ replacement }) => `“${inLine(replacement)}”`).join(' or ');
    lines.push(`- **${inLine(surface)}** (line ${line}, ${level})${instead && `: consider ${instead}`}. ${inLine(reason)}`);
  }
  if (findings.length === 0) {
    lines.push('Nothing.');
  }
  if (exempted.length > 0) {
    lines.push('', '## Left alone', '');
    lines.push(...exempted.map(({ surface, line, exemption }) => `- **${inLine(surface)}** (line ${line}): ${inLine(exemption.reason)}`));
  }
  lines.push('', `Checked with csea-terms, terminology ${terminologyVersion}.`, '');
  return lines.join('\n');
}
