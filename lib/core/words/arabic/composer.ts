import type { Words } from '../words';

export const composer = {
  message: 'الرسالة',
  placeholder: 'اكتب رسالة',
  send: 'إرسال',
  stop: 'إيقاف',
  summarize: 'تلخيص الجولات الأقدم',
  elsewhere: 'تستقبل نافذة أخرى هذا الرد.',
} satisfies Words['composer'];
