import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours of the code, in both themes: each has a contrast of at least 4.5 to the paper of the editor. */
export const editorColours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--crease-second)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--crease-kink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--crease-orbit)' },
  { tag: [tags.typeName, tags.className], color: 'var(--crease-flip)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--crease-point)' },
  { tag: tags.comment, color: 'var(--crease-soft)', fontStyle: 'italic' },
]);

/** The look of the editor: that of the finished code. */
export const editorTheme = EditorView.theme({
  '&': { background: 'var(--crease-paper)', color: 'var(--crease-ink)', fontSize: '0.85rem' },
  '&.cm-focused': { outline: '3px solid var(--crease-orbit)', outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'var(--__sl-font-mono, ui-monospace, monospace)', lineHeight: '1.75' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--crease-ink)' },
  '.cm-gutters': { background: 'none', border: '0', color: 'var(--crease-soft)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--crease-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--crease-level-6)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    background: 'none',
    outline: '1px solid var(--crease-soft)',
  },
  '.problem-line': { boxShadow: 'inset 4px 0 var(--crease-orbit)', background: 'var(--crease-level-2)' },
});
