"""Reading pages that are pictures: scans, photographs, text whose characters say nothing.

``available`` finds the recogniser and its language data, ``wanted`` says which pages need it,
``render`` makes the picture, ``recognise`` reads words, ``second_look`` reads a place again,
independently, and ``scans`` runs pages side by side and hands them back as any other page.
"""
