import { type Locale, list } from "./locale";

export const en: Locale = {
  code: "en",
  weight: 18,
  countries: [
    { country: "GB", timezone: "Europe/London" },
    { country: "US", timezone: "America/New_York" },
    { country: "IE", timezone: "Europe/Dublin" },
    { country: "CA", timezone: "America/Toronto" },
    { country: "AU", timezone: "Australia/Sydney" },
  ],
  places: list(
    "Mapleton@US|Ashford|Brookhaven@US|Kilkenny@IE|Harrogate|Whitby|Stirling|Galway@IE|Oakridge@US|Riverton@US|Hillsboro@US|Lakewood@US|Fairview@US|Kingston@CA|Bristol|Norwich|Durham|Exeter|Ludlow|Tralee@IE|Burlington@US|Salem@US|Concord@US|Dover@US|Hobart@AU|Ballarat@AU|Guelph@CA|Halifax@CA|Windsor@CA|Chester|Penzance|Skipton|Westport@IE|Greenfield@US|Amherst@US|Bangor|Truro|Selkirk|Geelong@AU|Sligo@IE",
  ),
  streets: list(
    "Maple Street|Maple Court|Elm Row|Station Road|Church Lane|High Street|Harbour View|Orchard Close|Mill Lane|Park Avenue|Queen's Gate|Cedar Drive|Birch Hollow|King Street|Riverside Walk|Abbey Road|Willow Way|Castle Terrace|Chestnut Grove|Bridge Street|Linden Place|Old Yard",
  ),
  words: list(
    "Old Maple|Northstar|Greenbank|Common Ground|Three Rivers|Lighthouse|Copperfield|Hazelwood|Open Door|Stonebridge|Larkspur|Wayfarer|Highfield|Fernhill|Blue Heron|Kestrel|Longmeadow|Silverbirch|Harvest|Red Brick|Seven Oaks|Beacon|Foxglove|Ironworks",
  ),
  trades: list(
    "Teachers|Nurses|Physicians|Architects|Pharmacists|Journalists|Librarians|Engineers|Surveyors|Musicians|Train Drivers|Dockworkers|Accountants|Actuaries",
  ),
  sports: list("Basketball|Rowing|Swimming|Cricket|Rugby|Hockey|Athletics|Tennis|Chess|Bowls|Sailing|Cycling"),
  firstNames: list("Ada|Alan|Grace|Tom|Maeve|Owen|Ruth|Liam|Nora|Felix|Ivy|Hugh|Erin|Miles|Zoe|Callum"),
  surnames: list(
    "Lovelace|Turing|Hopper|Byrne|Fletcher|Walsh|Carter|Bennett|Doyle|Murray|Foster|Hughes|Palmer|Quinn|Shaw|Thornton|Webb|Young|Ellis|Grant",
  ),
  names: {
    association: list(
      "{street} HOA|{street} {n} Residents Association|{street} Residents, {place}|{place} Neighbourhood Association|{word} Parents Association, {place}|{place} Allotment Society",
    ),
    company: list("{word} Holdings Ltd|{surname} & {surname} LLP|{surname} Group {place}"),
    cooperative: list("{place} Housing Co-op|{word} Food Co-operative|{word} Workers' Co-op|{place} Community Energy"),
    government: list("{place} Town Council|{place} Parish Council|{place} Participatory Budget"),
    others: list("{word} Foundation|{place} Community Trust|The {surname} Trust"),
    political_party: list("{word} Party, {place} Branch|{word} for {place}"),
    professional_body: list("{place} Society of {trade}|{place} Institute of {trade}"),
    sports_club: list("{place} {sport} Club|{word} {sport} Club|{place} Harriers|{place} Yacht Club"),
    union: list("United {trade}, {place} Branch|{place} {trade} Union"),
  },
  customers: {
    association: list("{surname} Property Ltd|{surname} & {surname} Block Management|{word} Property Ltd"),
    company: list("{surname} Advisory|{word} Group"),
    cooperative: list("Co-operatives of {place}|{word} Co-operative Federation"),
    government: list("{place} Association of Councils|{place} City"),
    others: list("{word} Network|{place} Charities Hub"),
    political_party: list("The {word} Party|{word} Alliance"),
    professional_body: list("Royal Council of {trade}|Chartered {trade} Group"),
    sports_club: list("{sport} Federation of {place}|{place} Sports Council"),
    union: list("United {trade}|{place} Trades Council"),
  },
  descriptions: list(
    "Homeowners of the estate.|A member-run organization.|Annual meeting, board elections and budget votes.",
  ),
  elections: list("Annual general meeting|Board election|Budget vote|Member consultation|New bylaws"),
  questions: list(
    "Approve accounts?|Approve budget?|Elect the proposed board?|Approve the special levy?|Adopt the new bylaws?",
  ),
  choices: list("Yes|No|Abstain"),
};
