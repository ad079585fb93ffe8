/** What one's own action came to, as the page that follows says it once. */
export type SaidMessage =
	| 'saved'
	| 'step_done'
	| 'step_reopened'
	| 'recorded'
	| 'deleted'
	| 'restored'
	| 'erased'
	| 'password_changed'
	| 'session_ended'
	| 'sessions_ended'
	| 'passkey_added'
	| 'passkey_removed'
	| 'token_ended'
	| 'office_closed'
	| 'office_opened'
	| 'office_deleted'
	| 'office_back';
