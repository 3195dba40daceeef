// The fixed parts of a starter. Written for the engineer who opens the file for the first time.

/** Above a whole catalogue from logs; `{decisions}` says from how many. */
export const STARTER_HEAD = `# A catalogue for Wherefore: what your organisation's data is, and how to speak of it to the people it is about.
# Begun from the keys of {decisions}. Keep it in your own repository.
#
# What is marked "guess:" was guessed from the name of a key. Nobody has checked it: you are the first.
# People read each "name" and "because". Write them as you would say them to one person.
#
#   wherefore catalogue check FILE    says what is wrong or doubtful, by line
#   wherefore catalogue push FILE     makes it the next version`

/** Above what an existing catalogue lacks. */
export const FRAGMENT_HEAD = `# What decisions used and your catalogue does not declare. Paste each entry into the section of the same name.
# What is marked "guess:" was guessed from the name of a key. Nobody has checked it: you are the first.
# People read each "name" and "because". Write them as you would say them to one person.`

/** The fields that every catalogue needs, to be replaced. */
export const ORGANISATION = `organisation:
  name: "Your organisation"  # as people know you
  contact: "privacy@your-organisation.example"  # whom they can write to
languages: [en]  # the first is used where a text has no other
# time_zone: Europe/Berlin  # dates are told in it; UTC without it
# retention_days: 400  # how long records of decisions are kept`

/** A whole catalogue that declares nothing: every section as a comment to copy from. */
export const EMPTY_STARTER = `# A catalogue for Wherefore: what your organisation's data is, and how to speak of it to the people it is about.
# Keep it in your own repository. It can be published as it is, and declares nothing yet: take the # away as you go.
# Once decisions arrive, "wherefore catalogue init --from-logs" writes the entries for what they use.
#
#   wherefore catalogue check FILE    says what is wrong or doubtful, by line
#   wherefore catalogue push FILE     makes it the next version

${ORGANISATION}

# What you use data for.
# purposes:
#   personal_picks:
#     name: { en: "Choosing products for you" }
#     needs_consent: true

# What your systems know. The key is the one in a decision's "signals"; people read the name and the because.
# signals:
#   browsing.viewed_products:
#     name: { en: "Products you looked at" }
#     because: { en: "you looked at {value} on {date}" }  # completes "You are seeing ITEM because …"
#     category: user.behavior.browsing_history  # or your own, under x.
#     origin: observed  # provided, observed, inferred, third_party or context
#     source: { en: "Our shop, while you were signed in" }
#     purposes: [personal_picks]
#     retention_days: 90
#     control: { opt_out: true }

# What decides. The key is the one in a decision's "system".
# systems:
#   home-picks:
#     name: { en: "Picks on the home page" }
#     summary: { en: "Chooses ten products from what you looked at and bought." }
#     kind: recommendation
#     surfaces: [home.hero]
#     purposes: [personal_picks]
#     never_uses:
#       - category: user.health_and_medical
#         code: sensitive
#         reason: { en: "We do not collect it." }

# Where it is shown.
# surfaces:
#   home.hero:
#     name: { en: "Home page" }

# Groups that you record to check for fairness. They are in no explanation.
# cohorts:
#   age_band:
#     name: { en: "Age band" }
#     why: { en: "To check that the system is fair to people of all ages." }
#     basis: legitimate_interest
`
