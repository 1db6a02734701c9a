/** Where the bytes of a file go, one part after the other: each is awaited before the next. */
export interface ByteSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ends the file: only now it is there, or has taken the place of an older one. */
  close(): Promise<void>;
  /** Leaves nothing behind of what was written. */
  abort(): Promise<void>;
}
