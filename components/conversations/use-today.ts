import { useEffect, useState } from 'react';
import { startOfDay } from '@/lib/core/conversation-list';
import { useApp } from '../app-context';

/** In milliseconds: how late a new day may be noticed. */
const interval = 30_000;

/** When the present day began, in milliseconds since 1970; over midnight, too, and after the computer has slept. */
export function useToday(): number {
  const app = useApp();
  const [today, setToday] = useState(() => startOfDay(app.now()));
  useEffect(() => {
    const look = () => setToday(startOfDay(app.now()));
    const timer = setInterval(look, interval);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [app]);
  return today;
}
