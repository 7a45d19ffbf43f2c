// Styles that go into shadow roots and highlights. Pages change them by custom properties; see style.css for the list.

/** Adds styles to a document or shadow root; as a sheet, which a content-security policy for inline styles does not touch. */
export function addStyle(root, css) {
  const document = root.ownerDocument ?? root;
  try {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Content scripts of some browsers may not share sheets with the page.
    const element = document.createElement('style');
    element.textContent = css;
    (root.head ?? root).append(element);
  }
}

const COLOURS = `
  --avoid: var(--csea-terms-avoid, light-dark(#b3261e, #ff8a80));
  --caution: var(--csea-terms-caution, light-dark(#8a5200, #ffb951));
  --info: var(--csea-terms-info, light-dark(#0b57d0, #a8c7fa));
  --surface: var(--csea-terms-surface, light-dark(#ffffff, #23262b));
  --text: var(--csea-terms-text, light-dark(#1b1c1f, #e6e6ea));
  --muted: var(--csea-terms-muted, light-dark(#5a5d63, #b0b3ba));
  --border: var(--csea-terms-border, light-dark(#c9ccd2, #4a4e57));
  --accent: var(--csea-terms-accent, light-dark(#0b57d0, #a8c7fa));
`;

export const POPOVER_STYLE = `
:host {
  ${COLOURS}
  position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible;
  z-index: 2147483647; max-width: calc(100vw - 16px);
}
:host(:not([popover])) { display: block; }
[role='dialog'] {
  position: relative; box-sizing: border-box; inline-size: min(24rem, calc(100vw - 16px)); max-block-size: min(28rem, calc(100vh - 16px)); overflow: auto;
  padding: 0.75rem 0.875rem; border: 1px solid var(--border); border-radius: 0.5rem;
  background: var(--surface); color: var(--text); box-shadow: 0 4px 20px rgb(0 0 0 / 22%);
  font: 0.875rem/1.45 var(--csea-terms-font, system-ui, sans-serif); text-align: start;
}
.level { margin: 0 1.75rem 0.25rem 0; font-weight: 600; font-size: 0.8125rem; }
.level::before { content: ''; display: inline-block; inline-size: 0.625rem; block-size: 0.625rem; margin-inline-end: 0.4rem; border-radius: 50%; background: currentcolor; }
.level.avoid { color: var(--avoid); }
.level.caution { color: var(--caution); }
.level.info { color: var(--info); }
p { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.message { font-weight: 600; }
.choices { list-style: none; margin: 0 0 0.625rem; padding: 0; display: grid; gap: 0.375rem; }
.note, .authority, .idea { color: var(--muted); font-size: 0.8125rem; }
.note { display: block; margin-block-start: 0.125rem; }
button { font: inherit; color: inherit; cursor: pointer; border-radius: 0.375rem; border: 1px solid var(--border); background: transparent; padding: 0.375rem 0.625rem; text-align: start; }
button.use { inline-size: 100%; border-color: var(--accent); color: var(--accent); font-weight: 600; }
button.close { position: absolute; inset-block-start: 0.5rem; inset-inline-end: 0.5rem; border: 0; padding: 0.125rem 0.4375rem; font-size: 1.25rem; line-height: 1; color: var(--muted); }
button:hover { background: color-mix(in srgb, var(--accent) 12%, transparent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
@media (forced-colors: active) { [role='dialog'] { border: 2px solid; } }
`;

export const HIGHLIGHT_STYLE = ['avoid', 'caution', 'info']
  .map(
    (level) => `::highlight(csea-terms-${level}) {
  text-decoration: underline wavy var(--csea-terms-${level}, ${{ avoid: '#d93025', caution: '#c77700', info: '#1a73e8' }[level]});
  text-decoration-skip-ink: none;
}`,
  )
  .join('\n');

export const OVERLAY_STYLE = `
:host { ${COLOURS} position: fixed; pointer-events: none; overflow: hidden; margin: 0; z-index: 2147483646; }
.mirror { position: absolute; inset: 0; visibility: hidden; overflow: hidden; box-sizing: border-box; white-space: pre-wrap; overflow-wrap: break-word; border-style: solid; border-color: transparent; }
.line { position: absolute; block-size: 3px; background: repeat-x left bottom / 6px 3px; }
.line.avoid { background-image: linear-gradient(90deg, var(--avoid) 70%, transparent 70%); }
.line.caution { background-image: linear-gradient(90deg, var(--caution) 60%, transparent 60%); }
.line.info { background-image: linear-gradient(90deg, var(--info) 40%, transparent 40%); }
`;

export const REGION_STYLE = `
:host { position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; pointer-events: none; }
p { margin: 0; }
`;
