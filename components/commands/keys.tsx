/** Keys that are pressed together, each as on a keyboard. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1" dir="ltr">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded-small border border-line bg-raised px-1 text-center font-sans text-tiny leading-5 text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
