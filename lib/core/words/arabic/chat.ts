import { plural } from '../plural';
import type { Words } from '../words';

export const chat = {
  newConversation: 'محادثة جديدة',
  conversations: 'المحادثات',
  settings: 'الإعدادات',
  messages: 'الرسائل',
  toNewest: 'الانتقال إلى أحدث رسالة',
  original: (number, count) =>
    `الرسالة الملخصة ${number.toLocaleString('ar')} من ${plural('ar', count, { other: '#' })}`,
  user: 'أنت',
  assistant: 'المساعد',
} satisfies Words['chat'];
