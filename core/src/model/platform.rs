//! The platform. It renders nothing; choosing it suggests other answers.

use super::choice;

choice! {
    /// Where the Kubernetes cluster runs.
    Platform {
        OnPrem = "on-prem", "On-premises or other", "Your own cluster, or a cloud that is not listed";
        Aws = "aws", "AWS (EKS)", "Sets: AWS Load Balancer Controller with an ACM certificate";
        Azure = "azure", "Azure (AKS)", "Sets: class of the application routing add-on, port \
                                         10000 of Azure Managed Redis";
        Gcp = "gcp", "Google Cloud (GKE)", "Sets: ingress-nginx, Memorystore without TLS";
    }
}
