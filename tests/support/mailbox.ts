import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface Mailbox {
	/** What SMTP_URL is set to. */
	url: string;
	/** The letters that were taken so far. */
	letters: Email[];
	/** The next letter that comes to an address like this. @throws after ten seconds without one */
	next(to?: RegExp): Promise<Email>;
}

/** A mail server that takes letters over SMTP as the real ones do, for one who may send. @param refuses takes none */
export async function openMailbox({ refuses = false } = {}): Promise<Mailbox> {
	const letters: Email[] = [];
	const waiting: { to: RegExp; take: (letter: Email) => void }[] = [];
	const server = new SMTPServer({
		authOptional: false,
		allowInsecureAuth: true,
		disabledCommands: ['STARTTLS'],
		onAuth: ({ username, password }, _session, done) =>
			username === 'kesher' && password === 'let me out' ? done(null, { user: username }) : done(new Error('who?')),
		onRcptTo: (_address, _session, done) => (refuses ? done(new Error('no such mailbox')) : done()),
		onData: (stream, _session, done) => {
			void buffer(stream)
				.then((raw) => PostalMime.parse(raw))
				.then((letter) => {
					letters.push(letter);
					const address = letter.to?.[0]?.address ?? '';
					const next = waiting.findIndex(({ to }) => to.test(address));
					if (next >= 0) waiting.splice(next, 1)[0]?.take(letter);
					done();
				}, done);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://kesher:let%20me%20out@127.0.0.1:${port}`,
		letters,
		next: (to = /@/) =>
			new Promise((resolve, reject) => {
				waiting.push({ to, take: resolve });
				setTimeout(() => reject(new Error('no letter came')), 10_000).unref();
			})
	};
}
