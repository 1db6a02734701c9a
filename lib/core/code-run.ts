/** A piece of code with the part it plays in its language; none is ordinary code. */
export interface CodeRun {
  text: string;
  role: CodeRole | null;
}

export type CodeRole = 'comment' | 'keyword' | 'string' | 'number' | 'name' | 'type' | 'added' | 'removed';
