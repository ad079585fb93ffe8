import type { SubmitFunction } from '$app/forms';

/**
 * For forms that save a record, as use:enhance={saveForm}. Where somebody else saved it in between, the page reads
 * the newer version: it is the one that saving again knowingly replaces. What was typed stays.
 */
export const saveForm: SubmitFunction = () => {
	return async ({ result, update }) => {
		const isStale = result.type === 'failure' && result.status === 409;
		await update({ refreshAll: isStale || result.type !== 'failure' });
	};
};
