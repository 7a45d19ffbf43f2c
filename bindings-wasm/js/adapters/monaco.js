// Monaco: markers and code actions for one editor.
import { mapPlaces } from '../changes.js';
import { editsOf } from '../suggestion.js';
import { LABELS, applicable } from './labels.js';
import { LiveCheck } from './live-check.js';

const OWNER = 'csea-terms';

/**
 * Checks what an editor shows; the result ends it with `dispose()`.
 *
 * @param {object} monaco the module `monaco-editor`
 * @param {object} editor
 * @param {object} checker a `Checker` or a `WorkerChecker`
 * @param {object} [options] `format`, `kept`, `delay`, `labels`, `onReport`
 */
export function attach(monaco, editor, checker, { format = 'plain', kept, delay = 300, labels = {}, onReport } = {}) {
  const words = { ...LABELS, ...labels };
  const severity = {
    avoid: monaco.MarkerSeverity.Error,
    caution: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  };
  let model = editor.getModel();
  let shown = [];
  let version;

  const live = new LiveCheck({
    checker,
    format,
    delay,
    // Offsets count the line ends that the model has.
    read: () => model?.getValue() ?? '',
    show: (report) => {
      version = model.getVersionId();
      shown = kept?.shown(report.findings) ?? report.findings;
      mark();
      onReport?.(report);
    },
  });

  function rangeOf(start, end) {
    const [first, last] = [model.getPositionAt(start), model.getPositionAt(end)];
    return new monaco.Range(first.lineNumber, first.column, last.lineNumber, last.column);
  }

  function mark() {
    const markers = shown.map((finding) => ({
      ...rangeOf(finding.start, finding.end),
      severity: severity[finding.level],
      source: OWNER,
      code: `${finding.concept}/${finding.designation}`,
      message: [finding.message, finding.reason, finding.advice].filter(Boolean).join('\n'),
    }));
    monaco.editor.setModelMarkers(model, OWNER, markers);
  }

  const keep = monaco.editor.addCommand({
    id: `${OWNER}.keep.${editor.getId()}`,
    run: (_, fingerprint) => {
      const finding = shown.find((one) => one.fingerprint === fingerprint);
      if (finding !== undefined) {
        kept.keep(finding);
      }
    },
  });

  const provider = monaco.languages.registerCodeActionProvider('*', {
    provideCodeActions: (asked, range) => {
      // Between an edit and the next check, places are not known.
      if (asked !== model || model.getVersionId() !== version) {
        return { actions: [], dispose() {} };
      }
      const here = shown.filter(({ start, end }) => monaco.Range.areIntersectingOrTouching(rangeOf(start, end), range));
      return { actions: here.flatMap(actions), dispose() {} };
    },
  });

  function actions(finding) {
    const fixes = applicable(finding).map((suggestion, index) => ({
      title: words.use(suggestion.replacement),
      kind: 'quickfix',
      isPreferred: index === 0,
      edit: {
        edits: editsOf(finding, suggestion).map(({ start, end, text }) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(start, end), text },
        })),
      },
    }));
    if (kept !== undefined) {
      const command = { id: `${OWNER}.keep.${editor.getId()}`, title: words.keep, arguments: [finding.fingerprint] };
      fixes.push({ title: words.keep, kind: 'quickfix', command });
    }
    return fixes;
  }

  const again = () => live.now();
  kept?.addEventListener('change', again);
  const listeners = [
    provider,
    keep,
    editor.onDidChangeModelContent(({ changes }) => {
      // Monaco would stretch a marker that an edit touches; until the next check, it is left out.
      for (const { rangeOffset, rangeLength, text } of changes) {
        shown = mapPlaces(shown, { start: rangeOffset, end: rangeOffset + rangeLength, text });
      }
      mark();
      live.changed();
    }),
    editor.onDidChangeModel(() => {
      model = editor.getModel();
      live.now();
    }),
  ];
  live.now();

  return {
    get findings() {
      return shown;
    },
    check: () => live.now(),
    dispose() {
      live.end();
      kept?.removeEventListener('change', again);
      listeners.forEach((listener) => listener.dispose());
      if (model !== null && !model.isDisposed()) {
        monaco.editor.setModelMarkers(model, OWNER, []);
      }
    },
  };
}
