/** Aside's mark: a page with a note in its margin. */
export function Mark({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" className={className} aria-hidden="true">
      <rect x="3" y="4" width="26" height="24" rx="6" stroke="currentColor" strokeWidth="2.25" />
      <path
        d="M8.5 11.5h5M8.5 16h5M8.5 20.5h3"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
      />
      <rect x="17.5" y="9" width="7" height="14" rx="2.5" fill="currentColor" />
    </svg>
  );
}
