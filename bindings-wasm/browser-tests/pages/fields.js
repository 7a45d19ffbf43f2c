// A page that knows nothing of this package.
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

new EditorView(document.querySelector('#editor'), { state: EditorState.create({ schema }) });
globalThis.ready = true;
