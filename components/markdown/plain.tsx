import { memo } from 'react';
import { positionKey } from './position-key';
import { splitText } from './split-text';

/** Text exactly as it is, in pieces that keep layout cheap however long it is and however it grows. */
export function PlainText({ text }: { text: string }) {
  return <Pieces pieces={splitText(text)} />;
}

export function Pieces({ pieces }: { pieces: readonly string[] }) {
  return (
    <div>
      {pieces.map((piece, index) => (
        <Piece key={positionKey(index)} text={piece} />
      ))}
    </div>
  );
}

const Piece = memo(function Piece({ text }: { text: string }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      {text}
    </p>
  );
});
