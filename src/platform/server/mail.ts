import type { Settings } from './settings.ts';

export interface Letter {
	to: string;
	subject: string;
	/** Plain text; a mail of ours needs no more. */
	text: string;
	/** As the tag of it, such as "he" or "zh-Hant". */
	language: string;
	/** Whom it comes from in words, at the address of MAIL_FROM; without it, as MAIL_FROM says. */
	sender?: string;
	/** By which a mail server knows a letter that reaches it twice. */
	id?: string;
}

export interface Mail {
	/** @throws when the server of SMTP_URL does not take the letter within half a minute */
	send(letter: Letter): Promise<void>;
}

/** The way out for mail; undefined where the operator has set none: links are then handed over by people. */
export function openMail({ smtp }: Pick<Settings, 'smtp'>): Mail | undefined {
	if (!smtp) return undefined;
	const { url, from } = smtp;
	return {
		async send({ to, subject, text, language, sender, id }) {
			// Loaded with the first letter, not with the server.
			const { createTransport } = await import('nodemailer');
			const transport = createTransport({
				url,
				connectionTimeout: 10_000,
				greetingTimeout: 10_000,
				socketTimeout: 10_000,
				// A letter of ours is text: nothing in it is to be fetched or read from the disk.
				disableFileAccess: true,
				disableUrlAccess: true
			});
			try {
				const headers = { 'content-language': language };
				// As an object it is one address, whatever is in it: a text with a comma would be two.
				const recipient = { name: '', address: to };
				await transport.sendMail({
					from: sender === undefined ? from : { name: sender, address: addressIn(from) },
					to: recipient,
					subject,
					text,
					headers,
					...(id && { messageId: `<${id}@kesher>` })
				});
			} finally {
				transport.close();
			}
		}
	};
}

/** "Kesher <kesher@example.org>" and "kesher@example.org" are one address. */
function addressIn(from: string): string {
	return /<([^<>]*)>$/.exec(from)?.[1] ?? from;
}
