import { type Locale, list } from "./locale";

export const fr: Locale = {
  code: "fr",
  weight: 12,
  countries: [
    { country: "FR", timezone: "Europe/Paris" },
    { country: "BE", timezone: "Europe/Brussels" },
    { country: "CH", timezone: "Europe/Zurich" },
    { country: "CA", timezone: "America/Montreal" },
  ],
  places: list(
    "Annecy|Bayonne|Colmar|Dijon|Épernay|Foix|Grenoble|Honfleur|Issoire|Lorient|Mâcon|Nantes|Orléans|Pau|Quimper|Rennes|Saumur|Tours|Uzès|Vannes|Namur@BE|Liège@BE|Lausanne@CH|Nyon@CH|Gatineau@CA|Albi|Béziers|Cahors|Dole|Évreux|Figeac|Guéret|Laval|Menton|Niort|Rodez|Sète|Tulle|Valence|Vichy",
  ),
  streets: list(
    "rue des Lilas|rue Victor-Hugo|place de la Mairie|rue du Moulin|avenue Jean-Jaurès|rue de la Gare|rue Pasteur|quai des Brumes|rue des Écoles|rue du Four|boulevard Voltaire|allée des Tilleuls|rue Molière|rue de l'Église|rue Lamartine|place aux Herbes|rue des Vignes|chemin Vert|rue du Port|rue Haute|avenue Foch|rue Neuve",
  ),
  words: list(
    "Les Glycines|Le Phare|Terre Commune|La Ruche|Les Trois Chênes|L'Étincelle|Grand Large|La Fabrique|Les Peupliers|Bel Air|La Passerelle|Vent d'Ouest|Le Verger|Les Jardins|La Source|Le Tilleul|Champ Libre|L'Escale|Les Hirondelles|La Clairière|Pierre Blanche|Le Relais|Les Coteaux|L'Horizon",
  ),
  trades: list(
    "Enseignants|Médecins|Infirmiers|Architectes|Pharmaciens|Avocats|Journalistes|Ingénieurs|Vétérinaires|Psychologues|Cheminots|Dockers|Notaires|Géomètres",
  ),
  sports: list("Basket|Handball|Natation|Judo|Hockey|Volley|Athlétisme|Aviron|Tennis|Échecs|Rugby|Pétanque"),
  firstNames: list(
    "Camille|Louis|Manon|Hugo|Chloé|Antoine|Léa|Mathieu|Sophie|Théo|Élise|Julien|Claire|Paul|Margaux|Rémi",
  ),
  surnames: list(
    "Martin|Moreau|Lefèvre|Girard|Fontaine|Rousseau|Blanc|Chevalier|Perrin|Marchand|Gauthier|Roche|Dupuis|Baron|Renard|Colin|Picard|Brun|Leroy|Mercier",
  ),
  names: {
    association: list(
      "Copropriété {street} {n}|Syndicat des copropriétaires {street} {n}|Association de quartier {place}|Amicale {word} de {place}|Parents d'élèves {word}, {place}",
    ),
    company: list("{word} Services SARL|{surname} & {surname} Conseil|Groupe {surname} {place}"),
    cooperative: list(
      "Coopérative d'habitants {word}|Cave coopérative de {place}|{word} SCOP|Coopérative {word} de {place}",
    ),
    government: list("Mairie de {place}|Communauté de communes de {place}|Budget participatif de {place}"),
    others: list("Fondation {word}|Maison des associations de {place}"),
    political_party: list("{word}, section de {place}|{place} en commun – {word}"),
    professional_body: list("Ordre des {trade} de {place}|Chambre des {trade} de {place}"),
    sports_club: list(
      "{sport} Club de {place}|Union Sportive {place}|Cercle de {sport} {place}|Étoile Sportive {word}",
    ),
    union: list("Syndicat des {trade} de {place}|Section {trade} de {place}"),
  },
  customers: {
    association: list("Cabinet {surname}|Régie {surname} & {surname}|Syndic {surname}"),
    company: list("{surname} Conseil|Groupe {surname}"),
    cooperative: list("Union des coopératives de {place}|Réseau {word}"),
    government: list("Syndicat mixte de {place}|Agglomération de {place}"),
    others: list("Réseau {word}|Fédération des associations de {place}"),
    political_party: list("Mouvement {word}|Alliance {word}"),
    professional_body: list("Conseil national des {trade}|Interpro {place}"),
    sports_club: list("Ligue de {sport} de {place}|Comité de {sport} de {place}"),
    union: list("Fédération des {trade}|Union syndicale de {place}"),
  },
  descriptions: list(
    "Copropriété de quarante lots.|Association à but non lucratif.|Votes de l'assemblée générale et du bureau.",
  ),
  elections: list("Assemblée générale|Élection du bureau|Budget annuel|Consultation des membres|Nouveaux statuts"),
  questions: list(
    "Approuvez-vous les comptes ?|Approuvez-vous le budget ?|Soutenez-vous la liste ?|Approuvez-vous les travaux ?|Adoptez-vous les statuts ?",
  ),
  choices: list("Oui|Non|Abstention"),
};
