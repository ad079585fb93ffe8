import type { Cookies } from '@sveltejs/kit';
import type { SaidMessage } from '#kernel/said.ts';
import { runtime } from './runtime.ts';

/** The result of one's own action, shown once on the page that follows it. */
export interface Flash {
	message: SaidMessage;
	/** What it was done to: the message names it, and offers to bring back what was deleted, to take back what was recorded. */
	record?: { noun: string; id: string };
}

const NAME = 'kesher_flash';

export function setFlash(cookies: Cookies, flash: Flash): void {
	cookies.set(NAME, JSON.stringify(flash), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: runtime().isSecure,
		maxAge: 60
	});
}

export function takeFlash(cookies: Cookies): Flash | undefined {
	const value = cookies.get(NAME);
	if (!value) return undefined;
	cookies.delete(NAME, { path: '/', secure: runtime().isSecure });
	try {
		return JSON.parse(value) as Flash;
	} catch {
		return undefined;
	}
}
