/**
 * What Wikidata said in 2022 of the city of the starter office, as "twinned administrative body" (P190), and of its
 * partners: so that the page has something to show before anybody has a file. Wikidata is in the public domain (CC0).
 */
export const EXTRACT = {
	year: '2022',
	home: 'Q309164',
	table: `
source,target,wikidata_id,name_en,country,lat,lon
Q8673,Q309164,Q8673,Lagos,Nigeria,6.45,3.4
Q23556,Q309164,Q23556,Atlanta,United States of America,33.756944444,-84.390277777
Q309164,Q140631,Q140631,Tainan,Taiwan,22.983333333,120.183333333
Q309164,Q2028,Q2028,Verona,Italy,45.438611111,10.992777777
Q309164,Q268,Q268,Poznań,Poland,52.408333333,16.933611111
Q309164,Q16109,Q16109,Bramsche,Germany,52.408888888,7.972777777
,,Q309164,Ra’anana,Israel,32.183333333,34.866666666
,,Q840632,Opsterland,Netherlands,53.0036,6.0664
,,Q172455,Boulogne-Billancourt,France,48.835277777,2.241388888
,,Q8678,Rio de Janeiro,Brazil,-22.908333333,-43.196388888
,,Q182852,Kunming,People’s Republic of China,25.043333333,102.706111111
`.trim()
};
