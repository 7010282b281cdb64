"""All SQL: tables, migrations, one small repository per thing that is stored."""
