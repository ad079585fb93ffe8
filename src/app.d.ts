import type { Language } from '#kernel/language.ts';
import type { Tongue } from '#kernel/tongue.ts';
import type { SignedIn, Theme } from '#platform/server/sessions.ts';

declare global {
	namespace App {
		interface Error {
			/** Of the entry in the log, for a fault of ours. */
			id?: string;
		}
		interface Locals {
			signedIn: SignedIn | undefined;
			language: Language;
			/** Of a page of a public site. */
			tongue?: Tongue;
			theme: Theme;
			requestId: string;
		}
		interface PageData {
			language: Language;
		}
	}
}
