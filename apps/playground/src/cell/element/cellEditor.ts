import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { words } from '../words.ts';
import { editorColours, editorTheme } from './editorTheme.ts';

/** The line of a problem, or no line. */
const pointAt = StateEffect.define<number | undefined>();

/** The line that is pointed at, until the code changes. */
const pointedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { docChanged, effects, state }) => {
    const effect = effects.find((candidate) => candidate.is(pointAt));
    if (effect === undefined) return docChanged ? Decoration.none : marks;
    if (effect.value === undefined || effect.value > state.doc.lines) return Decoration.none;
    const line = Decoration.line({ class: 'problem-line' });
    return Decoration.set([line.range(state.doc.line(effect.value).from)]);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The editor of a cell. */
export class CellEditor {
  readonly #view: EditorView;

  constructor(source: string, actions: { change: (source: string) => void; run: () => void }) {
    const run = (): boolean => {
      actions.run();
      return true;
    };
    const extensions = [
      lineNumbers(),
      history(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      javascript({ typescript: true }),
      syntaxHighlighting(editorColours),
      editorTheme,
      pointedLine,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': words.code }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) actions.change(state.doc.toString());
      }),
      // After Escape, Tab moves the focus: the editor is no trap for the keyboard.
      keymap.of([{ key: 'Mod-Enter', run }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    ];
    this.#view = new EditorView({ state: EditorState.create({ doc: source, extensions }) });
  }

  get element(): HTMLElement {
    return this.#view.dom;
  }

  focus(): void {
    this.#view.focus();
  }

  change(source: string): void {
    const { doc } = this.#view.state;
    if (source !== doc.toString()) this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: source } });
  }

  /** Marks a line, counted from 1, as the place of a problem. */
  point(line: number | undefined): void {
    this.#view.dispatch({ effects: pointAt.of(line) });
  }
}
