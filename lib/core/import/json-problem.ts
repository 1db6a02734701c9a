/** A place in a file, for people: both count from 1. */
export interface TextPlace {
  line: number;
  /** In bytes. */
  column: number;
}

/**
 * Why a text is no JSON, or none that is read.
 * - `empty`: there is nothing in it
 * - `cut`: it ends in the middle
 * - `syntax`: something stands where it may not
 * - `trailing`: more follows after its end
 * - `control`: a control character inside a text
 * - `encoding`: bytes that are no UTF-8
 * - `number`: a number with more digits than any number needs
 * - `depth`: it is nested too deeply
 * - `size`: one conversation or one attachment is larger than is read
 * - `duplicate`: one object has two members of the same name
 */
export type JsonProblemKind =
  | 'empty'
  | 'cut'
  | 'syntax'
  | 'trailing'
  | 'control'
  | 'encoding'
  | 'number'
  | 'depth'
  | 'size'
  | 'duplicate';

/** Names, in what is read of a document, the members and elements on the way to a value. */
export type JsonPath = readonly (string | number)[];

/** Thrown where a text stops being JSON that can be read. */
export class JsonProblem extends Error {
  override readonly name = 'JsonProblem';
  readonly kind: JsonProblemKind;
  readonly place: TextPlace;
  /** What it is a part of, as far as that is known. */
  readonly path: JsonPath;

  constructor(kind: JsonProblemKind, place: TextPlace, path: JsonPath = []) {
    super(`${kind} at line ${place.line}, column ${place.column}`);
    this.kind = kind;
    this.place = place;
    this.path = path;
  }
}
