import { Button } from './ui/button';

/** What is shown instead of the app when its data cannot be opened. */
export function CannotStart({ isNewer }: { isNewer: boolean }) {
  return (
    <main className="mx-auto flex h-full max-w-md flex-col justify-center gap-4 p-6" role="alert">
      <h1 className="text-title font-semibold">
        {isNewer ? 'A newer Aside has been here' : 'Aside cannot open its data'}
      </h1>
      <p className="text-muted">
        {isNewer
          ? 'Your conversations were saved by a newer version of Aside. This older one leaves them untouched. Update Aside, or reload to try again.'
          : 'The browser did not let Aside open its database. Your conversations are untouched. Free some disk space or restart the browser, then reload.'}
      </p>
      <Button onClick={() => location.reload()}>Reload</Button>
    </main>
  );
}
