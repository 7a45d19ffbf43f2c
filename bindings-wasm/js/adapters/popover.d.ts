import type { AnyChecker, Finding, Suggestion } from '../index.js';
import type { Labels } from './labels.js';

export interface PopoverOptions {
  checker: AnyChecker;
  labels?: Partial<Labels>;
  document?: globalThis.Document;
}

export interface ShowOptions {
  finding: Finding;
  /** Where the wording stands on the screen. */
  at: DOMRectReadOnly;
  apply: (suggestion: Suggestion) => void;
  keep?: (() => void) | undefined;
  /** Whether the keyboard goes into the popover; it does if left out. */
  focus?: boolean;
}

/** What a finding says, for mouse, keyboard and screen reader. */
export class Popover {
  constructor(options: PopoverOptions);
  get isOpen(): boolean;
  get finding(): Finding | undefined;
  show(options: ShowOptions): Promise<void>;
  hide(giveFocusBack?: boolean): void;
  /** Closes it for good. */
  end(): void;
}
