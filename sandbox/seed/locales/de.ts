import { type Locale, list } from "./locale";

export const de: Locale = {
  code: "de",
  weight: 9,
  countries: [
    { country: "DE", timezone: "Europe/Berlin" },
    { country: "AT", timezone: "Europe/Vienna" },
    { country: "CH", timezone: "Europe/Zurich" },
  ],
  places: list(
    "Bamberg|Celle|Dresden|Erfurt|Freiburg|Görlitz|Husum|Ingolstadt|Jena|Kassel|Lübeck|Mainz|Naumburg|Oldenburg|Passau|Rostock|Speyer|Trier|Ulm|Weimar|Graz@AT|Linz@AT|Salzburg@AT|Bregenz@AT|Chur@CH|Winterthur@CH|Thun@CH|Aarau@CH|Münster|Bielefeld|Tübingen|Potsdam|Fürth|Konstanz|Stralsund|Wismar|Worms|Krems@AT|Zug@CH|Baden@AT",
  ),
  streets: list(
    "Lindenstraße|Gartenweg|Am Markt|Schillerstraße|Bahnhofstraße|Mühlgasse|Rosenweg|Goethestraße|Kirchplatz|Hafenstraße|Birkenallee|Schlossberg|Ringstraße|Uferweg|Brunnengasse|Feldstraße|Kastanienallee|Am Anger|Seestraße|Turmgasse|Wiesenweg|Marktgasse",
  ),
  words: list(
    "Sonnenhof|Neue Heimat|Grünland|Alte Mühle|Nordlicht|Morgenrot|Eichenhain|Brückenbau|Drei Linden|Weitblick|Rückenwind|Steinfeld|Waldblick|Hafenlicht|Kleeblatt|Bergfried|Lichtung|Quelle|Vogelsang|Rosengarten|Ackerland|Silberwald|Feldmark|Tauwetter",
  ),
  trades: list(
    "Lehrkräfte|Ärzte|Pflegekräfte|Architekten|Apotheker|Anwälte|Journalisten|Ingenieure|Tierärzte|Psychologen|Lokführer|Hebammen|Steuerberater|Musiker",
  ),
  sports: list("Basketball|Handball|Schwimm|Fußball|Hockey|Volleyball|Leichtathletik|Ruder|Tennis|Schach|Judo|Turn"),
  firstNames: list("Anna|Jonas|Lena|Felix|Greta|Lukas|Marie|Max|Paula|Emil|Sabine|Karl|Ida|Moritz|Heike|Jürgen"),
  surnames: list(
    "Müller|Schäfer|Vogel|Krüger|Lang|Keller|Böhm|Winter|Seidel|Huber|Graf|Lorenz|Brandt|Ernst|Pohl|Sommer|Busch|Weiß|Jäger|Otto",
  ),
  names: {
    association: list(
      "WEG {street} {n}|WEG {street} {n} {place}|Bürgerverein {place}|Elternverein {word} {place}|Kleingartenverein {word}",
    ),
    company: list("{word} Dienste GmbH|{surname} & {surname} PartG|{surname} Gruppe {place}"),
    cooperative: list("Wohnungsgenossenschaft {word}|Bürgerenergie {place} eG|Winzergenossenschaft {place}|{word} eG"),
    government: list("Stadt {place}|Gemeinderat {place}|Bürgerhaushalt {place}"),
    others: list("Stiftung {word}|Kulturforum {place}"),
    political_party: list("Ortsverband {word} {place}|Wählergruppe {word} {place}"),
    professional_body: list("Kammer der {trade} {place}|Berufsverband {trade} {place}"),
    sports_club: list("{sport}verein {place}|{sport}club {word} {place}|TSV {place}|Segelclub {place}"),
    union: list("Gewerkschaft {trade} {place}|Betriebsgruppe {trade} {place}"),
  },
  customers: {
    association: list("Hausverwaltung {surname}|{surname} & {surname} Immobilien|Verwaltung {word}"),
    company: list("{surname} Beratung|{surname} Gruppe"),
    cooperative: list("Genossenschaftsverband {place}|Prüfverband {word}"),
    government: list("Zweckverband {place}|Landkreis {place}"),
    others: list("Netzwerk {word}|Stiftungsverbund {place}"),
    political_party: list("Landesverband {word}|Bündnis {word}"),
    professional_body: list("Bundesverband {trade}|Dachverband {trade} {place}"),
    sports_club: list("{sport}verband {place}|Sportbund {place}"),
    union: list("Gewerkschaftsbund {place}|Verband der {trade}"),
  },
  descriptions: list("Eigentümergemeinschaft.|Gemeinnütziger Verein.|Beschlüsse und Wahlen der Mitgliederversammlung."),
  elections: list("Mitgliederversammlung|Vorstandswahl|Haushaltsplan|Mitgliederbefragung|Satzungsänderung"),
  questions: list(
    "Jahresabschluss genehmigen?|Haushalt genehmigen?|Vorstand entlasten?|Sonderumlage beschließen?|Neue Satzung annehmen?",
  ),
  choices: list("Ja|Nein|Enthaltung"),
};
