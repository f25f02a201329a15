import { type Locale, list } from "./locale";

export const ca: Locale = {
  code: "ca",
  weight: 30,
  countries: [
    { country: "ES", timezone: "Europe/Madrid" },
    { country: "AD", timezone: "Europe/Andorra" },
  ],
  places: list(
    "Gràcia|Sants|Sarrià|Girona|Reus|Manresa|Vic|Mataró|Sitges|Terrassa|Sabadell|Berga|Olot|Figueres|Blanes|Banyoles|Valls|Tortosa|Igualada|Cambrils|Lleida|Tàrrega|Solsona|Ripoll|Palamós|Begur|Cadaqués|Granollers|Martorell|Badalona|Manacor|Inca|Maó|Xàtiva|Dénia|Alcoi|Puigcerdà|Montblanc|Falset|Cardedeu|Andorra la Vella@AD|Encamp@AD|Ordino@AD",
  ),
  streets: list(
    "carrer Verdi|carrer del Pi|plaça del Diamant|carrer de la Marina|passeig de Sant Joan|carrer Major|rambla Nova|carrer d'Aribau|carrer de Provença|avinguda Roma|carrer de Mallorca|carrer Nou|plaça de la Vila|carrer del Mar|carrer de la Font|carrer de Balmes|carrer del Bruc|passeig Marítim|carrer de Llúria|carrer del Carme|travessera de Dalt|carrer de l'Església",
  ),
  words: list(
    "La Garba|Sol Ixent|L'Alzina|El Roure|Cal Teixidor|Mar Blava|La Farga|Els Tres Turons|La Borda|Llum Nova|Entrepobles|La Falguera|El Far|Les Oliveres|Terra Alta|Vent de Dalt|La Sínia|Nou Horitzó|El Molí|La Ginesta|Camp Obert|Aigua Clara|Pont Vell|La Teranyina",
  ),
  trades: list(
    "Ensenyants|Metges|Infermeres|Arquitectes|Farmacèutics|Advocats|Periodistes|Bibliotecaris|Enginyers|Veterinaris|Psicòlegs|Músics|Logopedes|Estibadors",
  ),
  sports: list("Bàsquet|Handbol|Natació|Futbol Sala|Hoquei|Voleibol|Atletisme|Rem|Tennis|Escacs|Judo|Rugbi"),
  firstNames: list("Núria|Jordi|Montserrat|Pau|Laia|Oriol|Mercè|Arnau|Carme|Martí|Aina|Biel|Olga|Pere|Roser|Quim"),
  surnames: list(
    "Puig|Ferrer|Vila|Soler|Serra|Roca|Bosch|Pujol|Casals|Vidal|Font|Riera|Sala|Mas|Camps|Prat|Duran|Codina|Bonet|Torras",
  ),
  names: {
    association: list(
      "Comunitat de Propietaris {street} {n}|Comunitat de Propietaris {street} {n}|Associació de Veïns de {place}|AFA Escola {word} de {place}|Associació Cultural {word}|Colla Castellera de {place}",
    ),
    company: list("{word} Serveis SL|{surname} i {surname} Assessors SL|Grup {surname} {place}"),
    cooperative: list("Cooperativa d'Habitatge {word}|Cooperativa Agrícola de {place}|{word} SCCL|Som Energia {place}"),
    government: list("Ajuntament de {place}|Consell Comarcal de {place}|Pressupostos participatius de {place}"),
    others: list("Fundació {word}|Ateneu de {place}|Fundació {surname} {surname}"),
    political_party: list("Agrupació Local {word} de {place}|{word} per {place}"),
    professional_body: list("Col·legi de {trade} de {place}|Associació Professional de {trade} de {place}"),
    sports_club: list(
      "Club {sport} {place}|{sport} Club {place}|Club Nàutic {place}|Unió Esportiva {place}|Centre Excursionista de {place}",
    ),
    union: list("Sindicat de {trade} de {place}|Secció Sindical {trade} {place}"),
  },
  customers: {
    association: list(
      "Finques {surname}|Administració de Finques {surname} i {surname}|Federació d'Associacions de {place}",
    ),
    company: list("{surname} Consultors|Grup {surname}"),
    cooperative: list("Unió de Cooperatives de {place}|Federació de Cooperatives {word}"),
    government: list("Consorci Digital de {place}|Consell Comarcal de {place}"),
    others: list("Xarxa d'Entitats {word}|Ateneus de {place}"),
    political_party: list("Moviment {word}|Coalició {word}"),
    professional_body: list("Consell de Col·legis de {trade}|Intercol·legial de {place}"),
    sports_club: list("Federació Catalana de {sport}|Unió de Clubs de {place}"),
    union: list("Sindicat d'{word}|Intersindical de {place}"),
  },
  descriptions: list(
    "Comunitat de veïns.|Entitat sense ànim de lucre fundada per la gent del barri.|Votacions de l'assemblea i de la junta.",
  ),
  elections: list(
    "Assemblea general ordinària|Renovació de la junta|Pressupost anual|Consulta als socis|Modificació d'estatuts",
  ),
  questions: list(
    "Aprova els comptes?|Aprova el pressupost?|Dona suport a la candidatura?|Aprova la derrama?|Aprova els nous estatuts?",
  ),
  choices: list("Sí|No|Abstenció"),
};
