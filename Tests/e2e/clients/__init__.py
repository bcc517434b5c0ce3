"""What the black-box tests speak to the product with: a small client for each door, an oracle for money."""
