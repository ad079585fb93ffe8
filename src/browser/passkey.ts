/**
 * The script of the sign-in and of the page of passkeys: what only a browser can do. It shows what needs it where it
 * can be had, and puts the answer of a device into a form, which goes its way as any other.
 */
import {
	browserSupportsWebAuthn,
	startAuthentication,
	startRegistration,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser';
import { m } from '#paraglide/messages.js';
import { on } from './on.ts';
import './language.ts';

for (const part of document.querySelectorAll<HTMLElement>('[data-passkeys]')) {
	const why = whyNot(part.dataset['passkeys'] ?? '');
	part.hidden = why !== undefined;
	const told = document.querySelector<HTMLElement>('[data-passkeys-why]');
	if (told && why !== undefined) say(told, why);
}

on('submit', 'form[data-passkey-ask]', (form: HTMLFormElement, event) =>
	answer(form, event, async () => {
		const asked = await fetch(form.dataset['passkeyAsk'] ?? '', { method: 'POST' });
		if (!asked.ok) throw new Error(asked.statusText);
		return startAuthentication({ optionsJSON: (await asked.json()) as PublicKeyCredentialRequestOptionsJSON });
	})
);
on('submit', 'form[data-passkey-make]', (form: HTMLFormElement, event) =>
	answer(form, event, () => {
		const optionsJSON = JSON.parse(form.dataset['passkeyMake'] ?? '') as PublicKeyCredentialCreationOptionsJSON;
		return startRegistration({ optionsJSON });
	})
);

/** Why there are no passkeys here; undefined where there are. @param origin where those of the installation are good */
function whyNot(origin: string): string | undefined {
	if (location.origin !== origin) return m.passkey_elsewhere({ origin });
	return browserSupportsWebAuthn() ? undefined : m.passkey_browser();
}

/** Sends a form with what the device answers, or says why it did not. */
async function answer(form: HTMLFormElement, event: Event, ask: () => Promise<unknown>): Promise<void> {
	event.preventDefault();
	const [field, said] = [form.querySelector('input'), form.querySelector('[role=alert]')];
	if (!field || !said) return;
	said.replaceChildren();
	try {
		field.value = JSON.stringify(await ask());
	} catch (error) {
		say(said, sentence((error as Error).name));
		return;
	}
	form.submit();
}

function say(region: Element, text: string): void {
	region.replaceChildren(Object.assign(document.createElement('p'), { className: 'notice mt', textContent: text }));
}

function sentence(name: string): string {
	// The device was put away, or nobody came: browsers do not tell which.
	if (name === 'NotAllowedError' || name === 'AbortError') return m.passkey_cancelled();
	return name === 'InvalidStateError' ? m.passkey_there() : m.passkey_failed();
}
