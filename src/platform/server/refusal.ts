/**
 * Something the operator can put right: a port in use, a full disk, a folder that is closed.
 * Its message is shown as it stands, without a stack, so it is a whole sentence that says what to do.
 */
export class Refusal extends Error {
	override name = 'Refusal';
}

/** Whether what was sent is no form at all, or a broken one: the sender's fault, of which there is nothing to record. */
export function isUnreadableForm(error: unknown): boolean {
	return error instanceof TypeError && /parse body as FormData|Content-Type was not one of/i.test(error.message);
}

/** The sentence for a failure that the operating system or PostgreSQL names by a code; undefined for all others. */
export function refusalFor(error: unknown): Refusal | undefined {
	if (error instanceof Refusal) return error;
	const { code, message } = error as { code?: string; message?: string };
	if (code === 'ENOSPC' || code === '53100' || /No space left on device/i.test(message ?? '')) {
		return new Refusal('The disk is full. Free some space and start again; nothing that was saved is lost.');
	}
	return undefined;
}
