import { Button } from './ui/button';
import { useWords } from './words';

/** What is shown instead of the app when its data cannot be opened. */
export function CannotStart({ isNewer }: { isNewer: boolean }) {
  const { app } = useWords();
  return (
    <main className="mx-auto flex h-full max-w-md flex-col justify-center gap-4 p-6" role="alert">
      <h1 className="text-title font-semibold">{isNewer ? app.newerData : app.cannotOpen}</h1>
      <p className="text-muted">{isNewer ? app.newerDataWhy : app.cannotOpenWhy}</p>
      <Button onClick={() => location.reload()}>{app.reload}</Button>
    </main>
  );
}
