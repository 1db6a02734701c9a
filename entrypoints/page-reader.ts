import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readDocument } from '@/lib/page-reader/read-document';

/** Runs in a page, once, when its text was asked for; what it returns goes to the panel. */
export default defineUnlistedScript(() => readDocument(document));
