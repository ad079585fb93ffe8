import { cue } from '../cues.ts';

/** The words that say which way something went. */

export const mutualCues = cue(
	'הדדי, הדדית, הדדיים, הדדיות, גומלין הדדי',
	'mutual, mutually, reciprocal, exchange of letters, exchange of greetings, exchange of gifts, two way, both directions',
	'gegenseitig*, wechselseitig*, beidseitig*, hin und ruck*, briefwechsel'
);

export const inboundCues = cue(
	`אירוח, אירח, אירחה, אירחו, אירחנו, קבלת, קיבל בלשכתו, קיבלה בלשכתה, קיבלנו, קיבלה העירייה, התקבל, התקבלה, התקבלו, הגיע, הגיעה, הגיעו, שהגיע*, אצלנו, התארחה בעיר, התארחו בעיר, התארח בעיר, בביתנו, אורחים, אורחי, לביקור בעיר, לביקור ברעננה, בבתי הספר בעיר,
	בבתי הספר, מהעיר התאומה, מערי הברית, משלחת נכנסת, ביקרה בעיר, ביקר בעיר, ביקרו בעיר, סיירה, סיירו, סייר, קליטת`,
	`hosted, hosting, hosts, welcomed, welcoming, welcome, received, reception, receipt, arrived, came to us, our guests, guests from, visited us, visit us, incoming, inbound, visitors, visit from, from our twin, from our sister, from our partner, from the twin town, stayed with, staying with, host families, toured`,
	`empfang, empfing, empfingen, empfangen, zu gast, gaste, gast aus, besuch aus, gegenbesuch aus, kam, kamen, begrusst, begrusste, begrussten, eingetroffen, erhielt, erhielten, erhalten, aufgenommen, anreise, aus der partnerstadt, aus unserer partnerstadt, besuchten uns, gastgeber`
);

export const outboundCues = cue(
	`נסע, נסעה, נסעו, נסיעת, נסיעה, יצא, יצאה, יצאו, שיצאה, שיצא, יציאת, טס, טסה, שלח, שלחה, שיגר, שיגרה, שוגר, שוגרה, שלחנו, נשלח, נשלחה, נשלחו, משלוח, שיגור, התארחנו, ביקרנו, משלחת יוצאת, בעיר התאומה, לעיר התאומה, השתתפות, השתתף, השתתפה, השתתפו, ייצג, ייצגה, חזרה מ,
	העברת, תצא`,
	`travelled, traveled, travels, travel, flew, went, trip, sent, sending, outgoing, outbound, attended, attending, participat*, took part, represented, we visited, our visit, journey, departed, in our twin, to our twin, to the twin town, in the twin town, to our sister, to our partner, in the partner city`,
	`reise, reiste, reisten, *reise, *reisen, fahrt, fuhr, fuhren, entsandt*, gesandt, versandt, geschickt, teilnahme, nahm, nahmen, teilgenommen, flog, flogen, in der partnerstadt, in die partnerstadt, besuchte, besuchten, entsendung, vertrat, ubersandt*, ubermittelt*, *fahrt`
);
